/**
 * What has happened, for those who come later: the projector of {@code X.events} to documents and
 * the answers to questions about lists and histories. Start reading at {@link
 * dev.paddock.engine.history.Projector}.
 */
@NullMarked
package dev.paddock.engine.history;

import org.jspecify.annotations.NullMarked;
