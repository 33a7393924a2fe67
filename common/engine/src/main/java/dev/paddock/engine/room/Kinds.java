package dev.paddock.engine.room;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.core.run.RunningKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The room kinds of one service, as found on the class path. */
public final class Kinds {
  private final RoomService service;
  private final Map<String, RoomKind<?, ?, ?>> byName;

  /** Types of commands whose target is a name alone; asked for with every command. */
  private final Set<String> openers;

  public Kinds(RoomService service, Collection<? extends RoomKind<?, ?, ?>> kinds) {
    this.service = service;
    this.byName = new LinkedHashMap<>();
    this.openers =
        service.routes().stream()
            .filter(r -> r.target() == Route.Target.NAME)
            .map(Route::type)
            .collect(Collectors.toUnmodifiableSet());
    kinds.stream().filter(k -> k.service().equals(service.name())).forEach(this::add);
    if (!byName.containsKey(service.defaultKind())) {
      throw new IllegalStateException(
          service.name() + " has no kind " + service.defaultKind() + ": " + byName.keySet());
    }
  }

  /**
   * The kinds of a service found by ServiceLoader.
   *
   * @throws IllegalStateException if the service or its default kind is not on the class path
   */
  public static Kinds load(String service) {
    return new Kinds(
        services().stream()
            .filter(s -> s.name().equals(service))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no service " + service)),
        all());
  }

  /** All services on the class path. */
  public static List<RoomService> services() {
    return ServiceLoader.load(RoomService.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** All kinds on the class path. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  public static List<RoomKind<?, ?, ?>> all() {
    return (List)
        ServiceLoader.load(RoomKind.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  public RoomService service() {
    return service;
  }

  public Collection<RoomKind<?, ?, ?>> kinds() {
    return byName.values();
  }

  public @Nullable RoomKind<?, ?, ?> find(String name) {
    return byName.get(name);
  }

  /** The kind whose rooms have such an id, null where the command says it or the default is. */
  public @Nullable RoomKind<?, ?, ?> owner(RoomId room) {
    for (var kind : byName.values()) {
      if (kind.owns(room)) {
        return kind;
      }
    }
    return null;
  }

  /** The kind for rooms that do not say one. */
  public RoomKind<?, ?, ?> byDefault() {
    return get(service.defaultKind());
  }

  /**
   * A kind that is known to exist.
   *
   * @throws IllegalStateException if the journal names a kind that is not on the class path
   */
  public RoomKind<?, ?, ?> get(String name) {
    var kind = byName.get(name);
    if (kind == null) {
      throw new IllegalStateException("no kind " + name + " in " + service.name());
    }
    return kind;
  }

  /**
   * A kind that has runs.
   *
   * @throws IllegalStateException if there is none of that name, or it has none
   */
  public RunningKind<?, ?, ?> running(String name) {
    if (get(name) instanceof RunningKind<?, ?, ?> running) {
      return running;
    }
    throw new IllegalStateException("nothing runs in a " + name + " of " + service.name());
  }

  /** Whether any of them has runs: then there is a log of inputs. */
  public boolean haveRuns() {
    return byName.values().stream().anyMatch(RunningKind.class::isInstance);
  }

  /** Whether a command opens a room: its target is a name alone. */
  public boolean opens(String type) {
    return openers.contains(type);
  }

  private void add(RoomKind<?, ?, ?> kind) {
    if (byName.putIfAbsent(kind.name(), kind) != null) {
      throw new IllegalStateException("two kinds named " + kind.name());
    }
  }
}
