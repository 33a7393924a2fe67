package dev.paddock.engine.publish;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import java.util.List;

/** A service of one kind, {@link Tally}. */
public record TallyService(String name) implements RoomService {
  @Override
  public String door() {
    return "/ws/" + name;
  }

  @Override
  public String channelPrefix() {
    return "room";
  }

  @Override
  public String roomField() {
    return "room_id";
  }

  @Override
  public String nameField() {
    return "room_name";
  }

  @Override
  public String roomIdPrefix() {
    return "room_";
  }

  @Override
  public String nameSpace() {
    return name;
  }

  @Override
  public String imageType() {
    return "room_state";
  }

  @Override
  public String imageField() {
    return "room";
  }

  @Override
  public String kindField() {
    return "game_type";
  }

  @Override
  public String defaultKind() {
    return "tally";
  }

  @Override
  public String lobbyChannel() {
    return "lobby:" + name;
  }

  @Override
  public String listType() {
    return "room_list";
  }

  @Override
  public String listField() {
    return "rooms";
  }

  @Override
  public String documentKey(RoomId room) {
    return "game:room:" + room;
  }

  @Override
  public String listKey() {
    return "game:rooms:list";
  }

  @Override
  public String seatKey(long userId) {
    return "game:user:" + userId + ":room";
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
