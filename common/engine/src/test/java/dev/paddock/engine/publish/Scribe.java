package dev.paddock.engine.publish;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.room.Cause;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.DecisionCodec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Writes a partition of a journal as a room writer would. */
final class Scribe implements AutoCloseable {
  static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");
  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final int partition;
  private final DecisionCodec codec;
  private final Journal.Appender appender;
  private final Map<String, Long> seqs = new HashMap<>();
  private long claim;
  private long lane;
  private long command;

  Scribe(Journal journal, int partition, DecisionCodec codec) {
    this.partition = partition;
    this.codec = codec;
    this.appender = journal.appender();
  }

  /** Claims the partition and returns the claim. */
  long claim() {
    claim = append(new RecordHead(RecordHead.Type.CLAIM, 99, 0), new byte[0]);
    lane = 0;
    return claim;
  }

  void beat() {
    append(new RecordHead(RecordHead.Type.BEAT, claim, 0), new byte[0]);
  }

  /** A decision that adds a number. */
  long add(String room, long amount) {
    return decide(room, new Tally.Added(amount));
  }

  long decide(String room, Tally.Event... events) {
    return append(new RecordHead(RecordHead.Type.DECISION, claim, ++lane), decision(room, events));
  }

  long refuse(String room) {
    var refusal = new Decision.Refusal(new RoomId(room), cause(), Reason.FORBIDDEN, "no", Map.of());
    var value = codec.encode(new Decision.Refusals(AT, List.of(refusal)));
    return append(new RecordHead(RecordHead.Type.REFUSALS, claim, ++lane), value);
  }

  /** What a writer of an older claim would still append. */
  void zombie(long olderClaim, long itsLane, String room) {
    var seq = seqs.getOrDefault(room, 0L);
    append(
        new RecordHead(RecordHead.Type.DECISION, olderClaim, itsLane),
        decision(room, new Tally.Added(1_000_000)));
    seqs.put(room, seq);
  }

  /** Leaves a number out, as a send that never landed. */
  void hole() {
    lane++;
  }

  long commands() {
    return command;
  }

  @Override
  public void close() {
    appender.close();
  }

  private byte[] decision(String room, Tally.Event... events) {
    long seq = seqs.getOrDefault(room, 0L);
    long numbered = Arrays.stream(events).filter(e -> !(e instanceof Tally.Noted)).count();
    seqs.put(room, seq + numbered);
    var part =
        new Decision.Part(
            "tally", "epoch-1", seq, false, Arrays.stream(events).map(Scribe::happening).toList());
    return codec.encode(
        new Decision.Accepted(new RoomId(room), AT, Actor.user(7, "ann"), cause(), List.of(part)));
  }

  private static Decision.Happening happening(Tally.Event event) {
    var type =
        switch (event) {
          case Tally.Added added -> "added";
          case Tally.Noted noted -> "noted";
          case Tally.Broken broken -> "broken";
          case Tally.Ended ended -> "ended";
        };
    return new Decision.Happening(type, (Record) event);
  }

  private Cause cause() {
    long offset = command++;
    return new Cause(offset, "c" + offset, "add", "r" + offset, 7, "gateway-1", "s1", TRACE);
  }

  private long append(RecordHead head, byte[] value) {
    var acked = new CompletableFuture<Long>();
    appender.append(
        partition,
        null,
        head,
        value,
        (offset, failure) -> {
          if (failure == null) {
            acked.complete(offset);
          } else {
            acked.completeExceptionally(failure);
          }
        });
    return acked.orTimeout(10, TimeUnit.SECONDS).join();
  }
}
