package dev.paddock.engine.run;

import dev.paddock.core.RoomId;
import dev.paddock.core.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * What a room wants to run, as its durable state says it.
 *
 * @param run null: nothing
 * @param orders what it tells the run, packed; empty for nothing
 * @param reported number of the newest report it has decided about
 */
public record Wanted(RoomId room, String kind, @Nullable Run run, byte[] orders, long reported) {}
