package dev.paddock.engine.redis;

import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import java.util.List;

/** A service whose keys no other test uses. */
record TestService(String name) implements RoomService {
  @Override
  public String kindField() {
    return "game_type";
  }

  @Override
  public String defaultKind() {
    return "counter";
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
