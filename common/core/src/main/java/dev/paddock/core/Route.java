package dev.paddock.core;

import org.jspecify.annotations.Nullable;

/**
 * What the gateway has to know of a command to bring it to its writer.
 *
 * @param type the wire type, for example {@code join_room}
 * @param schema class-path resource of its JSON Schema
 * @param target where the room id comes from
 * @param seat whether the sender takes the exclusive seat of the service
 * @param attach what an accepted command does to the asking socket
 * @param pace how often a socket may send it
 * @param lane how it gets to its room
 * @param room the room of {@link Target#FIXED}, null for the others
 * @param brought what the gateway adds to the payload, null for nothing
 */
public record Route(
    String type,
    String schema,
    Target target,
    Seat seat,
    Attach attach,
    Pace pace,
    Lane lane,
    @Nullable String room,
    @Nullable Brought brought) {
  /** Stands for the sender's id in {@link #room} and {@link Brought#room}. */
  private static final String USER = "{user}";

  /** A route that brings nothing, to a room the frame names. */
  public Route(
      String type, String schema, Target target, Seat seat, Attach attach, Pace pace, Lane lane) {
    this(type, schema, target, seat, attach, pace, lane, null, null);
  }

  /** A route of the durable lane. */
  public Route(String type, String schema, Target target, Seat seat, Attach attach, Pace pace) {
    this(type, schema, target, seat, attach, pace, Lane.DURABLE);
  }

  /** A route at the pace of all commands. */
  public Route(String type, String schema, Target target, Seat seat, Attach attach) {
    this(type, schema, target, seat, attach, Pace.COMMAND);
  }

  /** The same command for one room, in whose id <code>{user}</code> is the sender's. */
  public Route to(String fixed) {
    return new Route(type, schema, Target.FIXED, seat, attach, pace, lane, fixed, brought);
  }

  /** The same command with the public image of a room as one more field of its payload. */
  public Route bringing(String field, String from) {
    return new Route(
        type, schema, target, seat, attach, pace, lane, room, new Brought(field, from));
  }

  /** The room of {@link Target#FIXED} for a sender. */
  public RoomId fixedRoom(long userId) {
    if (room == null) {
      throw new IllegalStateException(type + " is for no fixed room");
    }
    return fill(room, userId);
  }

  /**
   * The public image of another room of the service, as it is readable when the command comes: so a
   * kind decides about it without reading it, and the log has what it was. Null where the room has
   * none.
   *
   * @param field the field of the payload; no client can set it
   * @param room the room, in whose id <code>{user}</code> is the sender's
   */
  public record Brought(String field, String room) {
    /** The room whose image a sender's command brings. */
    public RoomId from(long userId) {
      return fill(room, userId);
    }
  }

  /**
   * The route of inputs to what runs in a room ({@link dev.paddock.core.run.RunningKind}). A frame
   * without a room id is for the room its socket joined last.
   */
  public static Route realtime(String type, String schema) {
    return new Route(type, schema, Target.ID, Seat.NONE, Attach.NONE, Pace.COMMAND, Lane.REALTIME);
  }

  /** How a frame gets to its room, and what it is promised. */
  public enum Lane {
    /** Through the log: exactly one outcome, never lost. */
    DURABLE,
    /** Over the bus to the run: bounded, the newest wins, no answer but an error. */
    REALTIME
  }

  /** How often a socket may send it, besides the limit of all commands. */
  public enum Pace {
    COMMAND,
    /** People talking: a few a second. */
    TALK
  }

  /** Where the room id comes from. */
  public enum Target {
    /** The service's room field. */
    ID,
    /** The name field, hashed ({@link RoomNames}). */
    NAME,
    /** The room field if present, else the name field. */
    ID_OR_NAME,
    /** The room field if present, else the room the socket joined last. */
    ID_OR_JOINED,
    /** Always the same room, or one of the sender's own. */
    FIXED
  }

  /** The exclusive seat. */
  public enum Seat {
    NONE,
    TAKE
  }

  /** Effect on the asking socket, once accepted. */
  public enum Attach {
    NONE,
    /** Interest first and live messages held, then after the outcome the image, then the answer. */
    JOIN,
    /** The socket leaves the channel after the answer. */
    LEAVE,
    /**
     * The room knows another command that does what was asked: the gateway goes on with the {@code
     * command} of the message that was told to the asker, and answers with its outcome.
     */
    FORWARD
  }

  private static RoomId fill(String template, long userId) {
    return new RoomId(template.replace(USER, Long.toString(userId)));
  }
}
