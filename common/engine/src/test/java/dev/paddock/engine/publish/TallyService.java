package dev.paddock.engine.publish;

import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import java.util.List;

/** A service of one kind, {@link Tally}. */
public record TallyService(String name) implements RoomService {
  @Override
  public String kindField() {
    return "game_type";
  }

  @Override
  public String defaultKind() {
    return "tally";
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
