package dev.paddock.engine.wire;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.BusMessage.ChannelHead;
import dev.paddock.engine.bus.BusMessage.ChannelInterest;
import dev.paddock.engine.bus.BusMessage.Digest;
import dev.paddock.engine.bus.BusMessage.Entry;
import dev.paddock.engine.bus.BusMessage.Frame;
import dev.paddock.engine.bus.BusMessage.Heads;
import dev.paddock.engine.bus.BusMessage.Input;
import dev.paddock.engine.bus.BusMessage.Interest;
import dev.paddock.engine.bus.BusMessage.Owner;
import dev.paddock.engine.bus.BusMessage.Parcel;
import dev.paddock.engine.bus.BusMessage.Replaced;
import dev.paddock.engine.bus.BusMessage.WantInterest;
import dev.paddock.engine.wire.Bytes.Reader;
import dev.paddock.engine.wire.Bytes.Writer;

/**
 * Inbox messages as compact binary: version, tag, then the record's components in order. Stateless;
 * safe for any thread.
 */
public final class BusCodec {
  /** Raised with every change of layout: nodes of another one are not understood. */
  private static final int VERSION = 3;

  private static final int PARCEL = 1;
  private static final int OWNER = 2;
  private static final int WANT_INTEREST = 3;
  private static final int INTEREST = 4;
  private static final int DIGEST = 5;
  private static final int HEADS = 6;
  private static final int FRAME = 7;
  private static final int INPUT = 8;
  private static final int REPLACED = 9;

  public byte[] encode(BusMessage message) {
    var out = new Writer();
    out.number(VERSION);
    switch (message) {
      case Parcel parcel -> write(out, parcel);
      case Owner owner -> write(out, owner);
      case WantInterest want -> write(out, want);
      case Interest interest -> write(out, interest);
      case Digest digest -> write(out, digest);
      case Heads heads -> write(out, heads);
      case Frame frame -> write(out, frame);
      case Input input -> write(out, input);
      case Replaced replaced -> {
        out.number(REPLACED);
        out.text(replaced.socket());
      }
    }
    return out.toByteArray();
  }

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException if it is cut off, too long, or of another version
   */
  public BusMessage decode(byte[] bytes) {
    var in = new Reader(bytes);
    int version = in.integer();
    if (version != VERSION) {
      throw new IllegalArgumentException("bus version " + version + ", not " + VERSION);
    }
    var message = read(in);
    in.end();
    return message;
  }

  private static BusMessage read(Reader in) {
    int tag = in.integer();
    return switch (tag) {
      case PARCEL ->
          new Parcel(in.text(), in.integer(), in.number(), in.number(), in.list(BusEntries::read));
      case OWNER -> new Owner(in.text(), in.integer(), in.number(), in.text());
      case WANT_INTEREST -> new WantInterest(in.text(), in.integer(), in.number(), in.text());
      case INTEREST ->
          new Interest(
              in.text(),
              in.integer(),
              in.text(),
              in.number(),
              in.flag(),
              in.list(BusCodec::readInterest));
      case DIGEST -> new Digest(in.text(), in.integer(), in.text(), in.fixed(), in.flag());
      case HEADS ->
          new Heads(in.text(), in.integer(), in.number(), in.number(), in.list(BusCodec::readHead));
      case FRAME ->
          new Frame(
              in.text(),
              in.integer(),
              in.number(),
              in.text(),
              in.integer(),
              in.bytes(),
              in.bytes(),
              in.bytes());
      case INPUT ->
          new Input(
              in.text(), in.integer(), in.text(), in.text(), in.text(), in.number(), in.bytes());
      case REPLACED -> new Replaced(in.text());
      default -> throw new IllegalArgumentException("no bus message has the tag " + tag);
    };
  }

  private static void write(Writer out, Parcel parcel) {
    start(out, PARCEL, parcel.service(), parcel.partition());
    out.number(parcel.claim());
    out.number(parcel.n());
    out.<Entry>list(parcel.entries(), entry -> BusEntries.write(out, entry));
  }

  private static void write(Writer out, Owner owner) {
    start(out, OWNER, owner.service(), owner.partition());
    out.number(owner.claim());
    out.text(owner.node());
  }

  private static void write(Writer out, WantInterest want) {
    start(out, WANT_INTEREST, want.service(), want.partition());
    out.number(want.claim());
    out.text(want.node());
  }

  private static void write(Writer out, Interest interest) {
    start(out, INTEREST, interest.service(), interest.partition());
    out.text(interest.gateway());
    out.number(interest.request());
    out.flag(interest.whole());
    out.list(interest.channels(), channel -> write(out, channel));
  }

  private static void write(Writer out, Digest digest) {
    start(out, DIGEST, digest.service(), digest.partition());
    out.text(digest.gateway());
    out.fixed(digest.digest());
    out.flag(digest.isLost());
  }

  private static void write(Writer out, Heads heads) {
    start(out, HEADS, heads.service(), heads.partition());
    out.number(heads.claim());
    out.number(heads.request());
    out.list(heads.heads(), head -> write(out, head));
  }

  private static void write(Writer out, Frame frame) {
    start(out, FRAME, frame.service(), frame.partition());
    out.number(frame.claim());
    out.text(frame.channel());
    out.number(frame.tick());
    out.bytes(frame.json());
    out.bytes(frame.binary());
    out.bytes(frame.info());
  }

  private static void write(Writer out, Input input) {
    start(out, INPUT, input.service(), input.partition());
    out.text(input.gateway());
    out.text(input.socket());
    out.text(input.room());
    out.number(input.userId());
    out.bytes(input.frame());
  }

  private static void start(Writer out, int tag, String service, int partition) {
    out.number(tag);
    out.text(service);
    out.number(partition);
  }

  private static void write(Writer out, ChannelInterest interest) {
    out.text(interest.channel());
    out.flag(interest.present());
    out.list(interest.attached(), out::number);
    out.list(interest.detached(), out::number);
  }

  private static ChannelInterest readInterest(Reader in) {
    return new ChannelInterest(
        in.text(), in.flag(), in.list(Reader::number), in.list(Reader::number));
  }

  private static void write(Writer out, ChannelHead channel) {
    out.text(channel.channel());
    out.optional(
        channel.head(),
        head -> {
          out.text(head.epoch());
          out.number(head.seq());
        });
  }

  private static ChannelHead readHead(Reader in) {
    return new ChannelHead(in.text(), in.optional(head -> new Head(head.text(), head.number())));
  }
}
