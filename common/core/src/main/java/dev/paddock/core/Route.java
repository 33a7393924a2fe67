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
 */
public record Route(
    String type, String schema, Target target, Seat seat, Attach attach, Pace pace) {
  /** A route at the pace of all commands. */
  public Route(String type, String schema, Target target, Seat seat, Attach attach) {
    this(type, schema, target, seat, attach, Pace.COMMAND);
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
