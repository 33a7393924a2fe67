package dev.paddock.gateway.session;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomNames;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.engine.wire.Frame;
import dev.paddock.gateway.Problem;
import org.jspecify.annotations.Nullable;

/** Finds the room a command is for. */
final class Addressing {
  private Addressing() {}

  /**
   * The room by its id, its name, its place or the socket's memory; throws INVALID_FIELD where the
   * frame names none.
   *
   * @param joined the room the socket joined last, null if it has joined none
   */
  static RoomId room(
      RoomService service, Route route, Frame frame, long userId, @Nullable String joined) {
    var named = frame.room();
    return switch (route.target()) {
      case FIXED -> route.fixedRoom(userId);
      case NAME -> byName(service, frame, service.nameField());
      case ID -> byId(named, service.roomField());
      case ID_OR_JOINED -> byId(named == null ? joined : named, service.roomField());
      case ID_OR_NAME ->
          named == null
              ? byName(service, frame, service.roomField() + " or " + service.nameField())
              : new RoomId(named);
    };
  }

  private static RoomId byId(@Nullable String id, String field) {
    if (id == null) {
      throw Problem.invalid(field + " is needed");
    }
    return new RoomId(id);
  }

  private static RoomId byName(RoomService service, Frame frame, String field) {
    var name = frame.roomName();
    if (name == null) {
      throw Problem.invalid(field + " is needed");
    }
    return RoomNames.id(service.roomIdPrefix(), service.nameSpace(), name);
  }
}
