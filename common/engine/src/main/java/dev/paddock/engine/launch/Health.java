package dev.paddock.engine.launch;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the process and what it depends on are. Safe for any thread. */
public final class Health {
  /** How a component is. */
  public enum Status {
    UP,
    /** Something is missing, but requests are served. */
    DEGRADED,
    /** Requests should go elsewhere. */
    DOWN
  }

  /**
   * A component's state.
   *
   * @param detail what there is to say, empty for nothing
   */
  public record Component(Status status, String detail) {
    JsonObject json() {
      var json = new JsonObject().put("status", status == Status.UP ? "ok" : text());
      return detail.isEmpty() ? json : json.put("detail", detail);
    }

    private String text() {
      return status.name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final Map<String, Component> components = new ConcurrentSkipListMap<>();
  private volatile boolean started;
  private volatile boolean stopping;

  public void up(String component) {
    set(component, Status.UP, "");
  }

  public void degraded(String component, String detail) {
    set(component, Status.DEGRADED, detail);
  }

  public void down(String component, String detail) {
    set(component, Status.DOWN, detail);
  }

  /** The start is through: from now on the process is ready unless a component is down. */
  public void started() {
    started = true;
  }

  /** The process is about to end: it is not ready any more. */
  public void stopping() {
    stopping = true;
  }

  /** Whether requests should be sent here. */
  public boolean isReady() {
    return started && !stopping && worst() != Status.DOWN;
  }

  /** Each component with its state, as {@code /health} shows it. */
  public Map<String, JsonObject> services() {
    var services = new LinkedHashMap<String, JsonObject>();
    components.forEach((name, component) -> services.put(name, component.json()));
    return services;
  }

  /** {@code {"status": "ok" | "degraded" | "down" | "starting" | "stopping", "services": {…}}}. */
  public JsonObject json() {
    var services = new JsonObject();
    services().forEach(services::put);
    return new JsonObject().put("status", status()).put("services", services);
  }

  private String status() {
    if (stopping) {
      return "stopping";
    }
    if (!started) {
      return "starting";
    }
    return new Component(worst(), "").json().getString("status");
  }

  private Status worst() {
    return components.values().stream()
        .map(Component::status)
        .max(Status::compareTo)
        .orElse(Status.UP);
  }

  private void set(String name, Status status, String detail) {
    var before = components.put(name, new Component(status, detail));
    if (before == null || before.status() == status) {
      return;
    }
    if (status == Status.UP) {
      LOG.info("{} is back", name);
    } else {
      LOG.warn("{} is {}: {}", name, status.name().toLowerCase(Locale.ROOT), detail);
    }
  }
}
