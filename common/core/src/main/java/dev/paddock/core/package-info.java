/**
 * The contract of room kinds: deciders, stamps, outcomes, views and the descriptors by which the
 * engine and the gateway find them. JDK and JSpecify only. Start reading at {@link
 * dev.paddock.core.Decider}, then {@link dev.paddock.core.RoomKind}.
 */
@NullMarked
package dev.paddock.core;

import org.jspecify.annotations.NullMarked;
