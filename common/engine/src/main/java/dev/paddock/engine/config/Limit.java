package dev.paddock.engine.config;

import java.util.Locale;

/** A limit that {@code PADDOCK_LIMIT_NAME} sets and {@code /api/limits} shows. */
public enum Limit {
  FRAME_BYTES(16 * 1024, "bytes", "Largest frame in."),
  BAD_MESSAGES(3, "frames", "Frames in a row that are no messages before a socket is closed."),
  COMMANDS_PER_SECOND(50, "a second", "Commands of a socket, sustained."),
  COMMAND_BURST(100, "commands", "Commands of a socket at once."),
  FLOOD_SECONDS(10, "seconds", "Above the rate without a pause before a socket is closed."),
  REFUSALS(20, "commands", "Refused commands of a user in refusal_seconds before all are refused."),
  REFUSAL_SECONDS(10, "seconds", "The time in which refusals are counted."),
  CHANNELS_PER_SOCKET(64, "channels", "Channels a socket listens to."),
  SOCKETS_PER_USER(8, "sockets", "Sockets of a user; one more closes the oldest."),
  CONNECTS_PER_SECOND(20, "a second", "Sockets opened from one address."),
  UNSENT_CONFLATE_BYTES(1 << 20, "bytes", "Unsent for a socket before streams skip to the newest."),
  UNSENT_CLOSE_BYTES(4 << 20, "bytes", "Unsent for a socket before it is closed."),
  BEHIND_SECONDS(30, "seconds", "Age of the oldest unsent byte before a socket is closed."),
  PENDING_COMMANDS(1_024, "commands", "Commands of a socket without an answer."),
  HELD_MESSAGES(2_048, "messages", "Messages held for a socket while it joins a channel."),
  PING_SECONDS(30, "seconds", "Between two pings of the server."),
  PONG_SECONDS(10, "seconds", "To answer a ping before a socket is closed."),
  HANDSHAKE_SECONDS(10, "seconds", "For the first request of a connection to come."),
  REQUEST_SECONDS(60, "seconds", "For a request and its answer, and between two of them."),
  WAITING_CONNECTIONS(10_000, "connections", "No sockets yet; one more closes the oldest."),
  BODY_BYTES(64 * 1024, "bytes", "Largest body of an HTTP request."),
  REPEAT_MILLIS(2_000, "milliseconds", "Without an answer before a command is repeated."),
  GIVE_UP_MILLIS(10_000, "milliseconds", "Without an answer before a command is unavailable."),
  ATTACH_MILLIS(1_000, "milliseconds", "For an image to be readable before it is unavailable."),
  CHAT_LENGTH(500, "characters", "Longest chat message."),
  CHAT_PER_SECOND(5, "a second", "Chat messages of a socket."),
  INPUTS_PER_SECOND(60, "a second", "Inputs of a socket; of more the newest wins."),
  FULL_RATE_SPECTATORS(100, "sockets", "Spectators that always get every state of a race."),
  SPECTATORS_PER_ROOM(1_000, "users", "Named spectators of a room."),
  OUTAGE_COMMANDS(10_000, "decisions", "Decided in a partition while Redis is away."),
  OUTAGE_SECONDS(10, "seconds", "Decided in a partition while Redis is away.");

  private static final String PREFIX = "PADDOCK_LIMIT_";

  private final int standard;
  private final String unit;
  private final String meaning;

  Limit(int standard, String unit, String meaning) {
    this.standard = standard;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** The value where nothing else is set. */
  public int standard() {
    return standard;
  }

  /** As {@code /api/limits} names it: {@code frame_bytes}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Variable variable() {
    var shown = Integer.toString(standard);
    return new Variable(PREFIX + name(), shown, shown, unit, meaning, false);
  }
}
