package dev.paddock.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor of a service whose rooms clients reach through a door; found by ServiceLoader.
 *
 * <p>Names follow from {@link #name} and {@link #channelPrefix} where a service has no older ones
 * of its own.
 *
 * @see RoomKind
 */
public interface RoomService {
  /** Topic prefix and bus name: {@code games}. */
  String name();

  /** The WebSocket path of its door: {@code /ws/games}. */
  default String door() {
    return "/ws/" + name();
  }

  /** Channel of a room is {@code prefix:ROOM_ID}: {@code room}. */
  default String channelPrefix() {
    return "room";
  }

  /** The JSON field that names the room: {@code room_id}. */
  default String roomField() {
    return channelPrefix() + "_id";
  }

  /** The JSON field that names a room by its name: {@code room_name}. */
  default String nameField() {
    return channelPrefix() + "_name";
  }

  /** First characters of every room id made of a name: {@code room_}. */
  default String roomIdPrefix() {
    return channelPrefix() + "_";
  }

  /** The name space hashed with a name, {@code games} ({@link RoomNames#id}). */
  default String nameSpace() {
    return name();
  }

  /** Type of the image message ({@code room_state}) and the field its document stands in. */
  default String imageType() {
    return channelPrefix() + "_state";
  }

  /**
   * The field of the image message in which the document stands: {@code room}; empty where its
   * fields stand in the message itself.
   */
  default String imageField() {
    return channelPrefix();
  }

  /** The payload field by which a creating command chooses the kind: {@code game_type}. */
  default String kindField() {
    return "kind";
  }

  /** The kind taken when {@link #kindField} is absent. */
  String defaultKind();

  /** The streaming channel with the list of open rooms, {@code lobby:games}. */
  default String lobbyChannel() {
    return "lobby:" + name();
  }

  /** The message type of lists: {@code room_list}, with the field {@link #listField}. */
  default String listType() {
    return channelPrefix() + "_list";
  }

  /** The array field of a list message: {@code rooms}. */
  default String listField() {
    return channelPrefix() + "s";
  }

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

  /** First part of the service's own Redis keys: {@code game}. */
  default String keyPrefix() {
    return name();
  }

  /** Redis key of a room's public document: {@code game:room:}{room}. */
  default String documentKey(RoomId room) {
    return keyPrefix() + ":room:" + room;
  }

  /** Redis key of the set of listed rooms: {@code game:rooms:list}. */
  default String listKey() {
    return keyPrefix() + ":rooms:list";
  }

  /** Redis key that holds the room a user sits in: {@code game:user:}{user}{@code :room}. */
  default String seatKey(long userId) {
    return keyPrefix() + ":user:" + userId + ":room";
  }

  /** Routes of the commands all kinds of the service share. */
  List<Route> routes();
}
