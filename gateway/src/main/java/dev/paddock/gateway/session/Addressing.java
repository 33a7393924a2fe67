package dev.paddock.gateway.session;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomNames;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.engine.wire.Frame;
import dev.paddock.gateway.Problem;

/** Finds the room a command is for. */
final class Addressing {
  private Addressing() {}

  /** The room by its id or its name; throws INVALID_FIELD where the frame has neither. */
  static RoomId room(RoomService service, Route route, Frame frame) {
    var byId = route.target() != Route.Target.NAME ? frame.room() : null;
    if (byId != null) {
      return new RoomId(byId);
    }
    var name = route.target() != Route.Target.ID ? frame.roomName() : null;
    if (name != null) {
      return RoomNames.id(service.roomIdPrefix(), service.nameSpace(), name);
    }
    throw Problem.invalid(
        switch (route.target()) {
          case ID -> service.roomField() + " is needed";
          case NAME -> service.nameField() + " is needed";
          case ID_OR_NAME -> service.roomField() + " or " + service.nameField() + " is needed";
        });
  }
}
