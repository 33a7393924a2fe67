package dev.paddock.engine.run;

import dev.paddock.core.RoomId;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.wire.WireCodec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as one JSON document: all that is needed to make it again, and to see whether it is the
 * same.
 *
 * @param simulationVersion of the simulation it was driven with
 * @param spec the kind's own: how the run began
 * @param ticks of the whole run
 * @param hash of the state after the last, 16 hex digits
 * @param inputs with the tick at which they took effect, in order
 * @param keyframes hashes of states, one a second
 */
public record Replay(
    String replayId,
    String roomId,
    String kind,
    int simulationVersion,
    Instant startAt,
    Map<String, Object> spec,
    int ticks,
    String hash,
    List<At> inputs,
    List<Hashed> keyframes) {
  /**
   * Inputs that took effect with one tick.
   *
   * @param packed each in base64
   * @param chain checksum over all inputs so far ({@link InputChain}), 8 hex digits
   */
  public record At(int tick, List<String> packed, String chain) {
    private InputRecord.Inputs record(String run) {
      var bytes = packed.stream().map(Base64.getDecoder()::decode).toList();
      return new InputRecord.Inputs(run, tick, bytes, Integer.parseUnsignedInt(chain, 16));
    }
  }

  /** The hash of the state after a tick, 16 hex digits. */
  public record Hashed(int tick, String hash) {}

  /** The replay of a run that is over, or of one that goes as far as it is known. */
  public static Replay of(WireCodec wire, RunLog log) {
    var begun = log.begun();
    var last = log.keyframes().isEmpty() ? null : log.keyframes().getLast();
    var ended = log.ended();
    return new Replay(
        begun.run(),
        log.room().value(),
        begun.kind(),
        begun.version(),
        begun.startAt(),
        wire.value(Map.class, begun.spec()),
        ended != null ? ended.tick() : last == null ? 0 : last.tick(),
        hex(ended != null ? ended.hash() : last == null ? 0 : last.hash()),
        log.inputs().stream().map(Replay::at).toList(),
        log.keyframes().stream().map(k -> new Hashed(k.tick(), hex(k.hash()))).toList());
  }

  /**
   * Reads one back.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Replay read(WireCodec wire, byte[] json) {
    Replay replay = wire.value(Replay.class, json);
    if (replay.kind() == null || replay.inputs() == null || replay.keyframes() == null) {
      throw new IllegalArgumentException("not a replay");
    }
    return replay;
  }

  /** Makes it a log again. */
  public RunLog log(WireCodec wire) {
    var nowhere = Mark.start("");
    var log =
        new RunLog(
            new RoomId(roomId),
            new InputRecord.Begun(
                replayId, kind, simulationVersion, startAt, wire.json(spec), nowhere),
            nowhere);
    inputs.forEach(at -> log.add(at.record(replayId)));
    keyframes.forEach(
        k ->
            log.add(
                new InputRecord.Keyframe(
                    replayId, k.tick(), number(k.hash()), 0, 0, nowhere, null)));
    log.add(new InputRecord.Ended(replayId, ticks, number(hash), nowhere));
    return log;
  }

  /** Makes the run again and compares. */
  public Verdict verify(WireCodec wire, @Nullable RunningKind<?, ?, ?> with) {
    return with == null
        ? Verdict.differs(0, "nothing here knows the kind " + kind)
        : Verification.of(with, wire, log(wire));
  }

  private static At at(InputRecord.Inputs inputs) {
    var packed = inputs.packed().stream().map(Base64.getEncoder()::encodeToString).toList();
    return new At(inputs.tick(), packed, "%08x".formatted(inputs.chain()));
  }

  private static String hex(long hash) {
    return "%016x".formatted(hash);
  }

  private static long number(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }
}
