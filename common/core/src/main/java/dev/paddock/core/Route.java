package dev.paddock.core;

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
 */
public record Route(
    String type, String schema, Target target, Seat seat, Attach attach, Pace pace, Lane lane) {
  /** A route of the durable lane. */
  public Route(String type, String schema, Target target, Seat seat, Attach attach, Pace pace) {
    this(type, schema, target, seat, attach, pace, Lane.DURABLE);
  }

  /** A route at the pace of all commands. */
  public Route(String type, String schema, Target target, Seat seat, Attach attach) {
    this(type, schema, target, seat, attach, Pace.COMMAND);
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
    ID_OR_NAME
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
    LEAVE
  }
}
