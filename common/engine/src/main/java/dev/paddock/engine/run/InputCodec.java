package dev.paddock.engine.run;

import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.wire.Bytes.Reader;
import dev.paddock.engine.wire.Bytes.Writer;
import java.time.Instant;

/**
 * Records of {@code X.inputs} as compact binary. Numbers are little-endian base 128 of variable
 * length, texts and bytes have their length before them, a hash has eight bytes, big-endian.
 *
 * <pre>
 * 1 BEGUN     run kind version startAt(ms) spec        mark
 * 2 INPUTS    run tick count (bytes)… chain
 * 3 KEYFRAME  run tick hash shift(ms) reports          mark  0 | 1 state
 * 4 ENDED     run tick hash                            mark
 * mark        offset claim+1 lane open                 of this topic
 * </pre>
 */
public final class InputCodec {
  private static final int BEGUN = 1;
  private static final int INPUTS = 2;
  private static final int KEYFRAME = 3;
  private static final int ENDED = 4;

  private final String topicId;

  /**
   * @param topicId the id of the topic the records lie in, for their marks
   */
  public InputCodec(String topicId) {
    this.topicId = topicId;
  }

  public byte[] encode(InputRecord record) {
    var out = new Writer();
    switch (record) {
      case InputRecord.Begun begun -> write(out, begun);
      case InputRecord.Inputs inputs -> write(out, inputs);
      case InputRecord.Keyframe keyframe -> write(out, keyframe);
      case InputRecord.Ended ended -> write(out, ended);
    }
    return out.toByteArray();
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if it is none
   */
  public InputRecord decode(byte[] value) {
    var in = new Reader(value);
    var record = read(in, in.integer());
    in.end();
    return record;
  }

  private InputRecord read(Reader in, int tag) {
    return switch (tag) {
      case BEGUN ->
          new InputRecord.Begun(
              in.text(),
              in.text(),
              in.integer(),
              Instant.ofEpochMilli(in.number()),
              in.bytes(),
              mark(in));
      case INPUTS ->
          new InputRecord.Inputs(
              in.text(), in.integer(), in.list(Reader::bytes), (int) in.number());
      case KEYFRAME ->
          new InputRecord.Keyframe(
              in.text(),
              in.integer(),
              in.fixed(),
              in.number(),
              in.number(),
              mark(in),
              in.optional(Reader::bytes));
      case ENDED -> new InputRecord.Ended(in.text(), in.integer(), in.fixed(), mark(in));
      default -> throw new IllegalArgumentException("no record of inputs has the tag " + tag);
    };
  }

  private static void write(Writer out, InputRecord.Begun begun) {
    out.number(BEGUN);
    out.text(begun.run());
    out.text(begun.kind());
    out.number(begun.version());
    out.number(begun.startAt().toEpochMilli());
    out.bytes(begun.spec());
    write(out, begun.oldest());
  }

  private static void write(Writer out, InputRecord.Inputs inputs) {
    start(out, INPUTS, inputs);
    out.list(inputs.packed(), out::bytes);
    out.number(Integer.toUnsignedLong(inputs.chain()));
  }

  private static void write(Writer out, InputRecord.Keyframe keyframe) {
    start(out, KEYFRAME, keyframe);
    out.fixed(keyframe.hash());
    out.number(keyframe.shiftMillis());
    out.number(keyframe.reports());
    write(out, keyframe.oldest());
    out.<byte[]>optional(keyframe.state(), out::bytes);
  }

  private static void write(Writer out, InputRecord.Ended ended) {
    start(out, ENDED, ended);
    out.fixed(ended.hash());
    write(out, ended.oldest());
  }

  private static void start(Writer out, int tag, InputRecord record) {
    out.number(tag);
    out.text(record.run());
    out.number(record.tick());
  }

  private static void write(Writer out, Mark mark) {
    out.number(mark.offset());
    out.number(mark.claim() + 1);
    out.number(mark.lane());
    out.flag(mark.open());
  }

  private Mark mark(Reader in) {
    return new Mark(topicId, in.number(), in.number() - 1, in.number(), in.flag());
  }
}
