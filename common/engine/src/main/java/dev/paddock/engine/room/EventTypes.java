package dev.paddock.engine.room;

import dev.paddock.core.RoomKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The journal name of an event's class, looked up once. */
final class EventTypes {
  private static final Map<Key, String> NAMES = new ConcurrentHashMap<>();

  private record Key(String service, String kind, Class<?> event) {}

  private EventTypes() {}

  static String of(RoomKind<Object, Object, Object> kind, Object event) {
    var key = new Key(kind.service(), kind.name(), event.getClass());
    return NAMES.computeIfAbsent(key, k -> find(kind, k.event()));
  }

  private static String find(RoomKind<Object, Object, Object> kind, Class<?> event) {
    return kind.events().entrySet().stream()
        .filter(e -> e.getValue().equals(event))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(kind.name() + " does not name the event " + event));
  }
}
