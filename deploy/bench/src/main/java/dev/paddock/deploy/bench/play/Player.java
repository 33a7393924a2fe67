package dev.paddock.deploy.bench.play;

import dev.paddock.deploy.bench.load.Ear;
import dev.paddock.deploy.bench.load.Link;
import dev.paddock.deploy.bench.target.Texts;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One user's socket in one room: sends commands and hears their outcome and what is said in the
 * room. It may get another socket when it has lost one.
 */
final class Player implements Ear {
  /** What a player tells. */
  interface Listener {
    /** A command of his was accepted, or a request answered. */
    default void answered(Player player, long nanos) {}

    /** He heard what somebody said in the room. */
    default void heard(Player player, long nanos) {}

    /** His socket is open, for the first time or again. */
    default void opened(Player player) {}

    /** His socket is gone. */
    default void closed(Player player) {}
  }

  private static final byte[] ACK = bytes("{\"type\":\"ack\"");
  private static final byte[] SAID = bytes("{\"type\":\"chat.message\"");
  private static final byte[] ERROR = bytes("{\"type\":\"error\"");
  private static final byte[] SUBSCRIBED = bytes("{\"type\":\"subscribed\"");
  private static final byte[] RESUMED = bytes("{\"type\":\"resumed\"");
  private static final byte[] EPOCH = bytes("\"epoch\":\"");

  final int number;
  final int room;
  private final Listener listener;
  private @Nullable Link link;
  private @Nullable String refusal;
  private String epoch = "";
  private long requests;

  Player(int number, int room, Listener listener) {
    this.number = number;
    this.room = room;
    this.listener = listener;
  }

  /**
   * Sends a message.
   *
   * @param fields JSON fields behind the type, beginning with a comma
   */
  void send(String type, String fields) {
    var to = link;
    if (to != null) {
      to.send("{\"type\":\"%s\",\"request_id\":\"r%d\"%s}".formatted(type, ++requests, fields));
    }
  }

  /** The epoch of the channel, as far as it was told. */
  String epoch() {
    return epoch;
  }

  /** What was refused last. */
  @Nullable String refusal() {
    return refusal;
  }

  @Override
  public void opened(Link opened) {
    link = opened;
    listener.opened(this);
  }

  @Override
  public void heard(Link from, byte[] bytes, int at, int to, long nanos) {
    if (Texts.startsWith(bytes, at, to, ACK)) {
      listener.answered(this, nanos);
    } else if (Texts.startsWith(bytes, at, to, SAID)) {
      listener.heard(this, nanos);
    } else if (Texts.startsWith(bytes, at, to, ERROR)) {
      refusal = new String(bytes, at, to - at, StandardCharsets.UTF_8);
    } else if (Texts.startsWith(bytes, at, to, SUBSCRIBED)) {
      epoch = text(bytes, at, to);
      listener.answered(this, nanos);
    } else if (Texts.startsWith(bytes, at, to, RESUMED)) {
      listener.answered(this, nanos);
    }
  }

  @Override
  public void closed(Link gone) {
    link = null;
    listener.closed(this);
  }

  private static String text(byte[] bytes, int at, int to) {
    int from = Texts.indexOf(bytes, at, to, EPOCH) + EPOCH.length;
    int end = from;
    while (end < to && bytes[end] != '"') {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
