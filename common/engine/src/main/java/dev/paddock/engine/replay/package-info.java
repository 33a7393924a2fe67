/**
 * The replay tool: reads ranges of topics, folds journals to rooms, compares them with what Redis
 * and MongoDB have, copies topics. Start reading at {@link dev.paddock.engine.replay.Replay}.
 */
@NullMarked
package dev.paddock.engine.replay;

import org.jspecify.annotations.NullMarked;
