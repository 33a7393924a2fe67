package dev.paddock.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor of a service whose rooms clients reach through a door; found by ServiceLoader.
 *
 * @see RoomKind
 */
public interface RoomService {
  /** Topic prefix and bus name: {@code games}. */
  String name();

  /** The WebSocket path of its door: {@code /ws/games}. */
  String door();

  /** Channel of a room is {@code prefix:ROOM_ID}: {@code room}. */
  String channelPrefix();

  /** The JSON field that names the room: {@code room_id}. */
  String roomField();

  /** The JSON field that names a room by its name: {@code room_name}. */
  String nameField();

  /** First characters of every room id made of a name: {@code room_}. */
  String roomIdPrefix();

  /** The name space hashed with a name, {@code games} ({@link RoomNames#id}). */
  String nameSpace();

  /** Type of the image message ({@code room_state}) and the field its document stands in. */
  String imageType();

  /**
   * The field of the image message in which the document stands: {@code room}; empty where its
   * fields stand in the message itself.
   */
  String imageField();

  /** The payload field by which a creating command chooses the kind: {@code game_type}. */
  String kindField();

  /** The kind taken when {@link #kindField} is absent. */
  String defaultKind();

  /** The streaming channel with the list of open rooms, {@code lobby:games}. */
  String lobbyChannel();

  /** The message type of lists: {@code room_list}, with the field {@link #listField}. */
  String listType();

  /** The array field of a list message: {@code rooms}. */
  String listField();

  /** The command by which a socket asks for the list once: {@code list_rooms}. */
  default String listCommand() {
    return "list_rooms";
  }

  /** Class-path resource of the schema of {@link #listCommand}; null for the common one. */
  default @Nullable String listSchema() {
    return null;
  }

  /** Fields of a room's public document that stand in lists. */
  default List<String> listedFields() {
    return List.of(
        roomField(),
        nameField(),
        kindField(),
        "status",
        "host_id",
        "host_username",
        "player_count",
        "max_players",
        "spectator_count",
        "created_at");
  }

  /** Redis key of a room's public document: {@code game:room:}{room}. */
  String documentKey(RoomId room);

  /** Redis key of the set of listed rooms: {@code game:rooms:list}. */
  String listKey();

  /** Redis key that holds the room a user sits in: {@code game:user:}{user}{@code :room}. */
  String seatKey(long userId);

  /** Routes of the commands all kinds of the service share. */
  List<Route> routes();
}
