package dev.paddock.engine.room;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.loop.Doubling;
import dev.paddock.engine.views.ViewStore;
import io.vertx.core.AsyncResult;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a new owner does before it tells anything: it makes itself known to every gateway, waits for
 * their interest for a moment, and raises the fence. Loop only.
 */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final Service service;
  private final ViewStore.Fence fence;
  private final Interests interests;
  private final Consumer<ViewStore.Raised> opened;
  private final Set<String> awaited = new HashSet<>();
  private Runnable counting = () -> {};
  private ViewStore.@Nullable Raised raised;
  private final Doubling retry = new Doubling(Limits.RETRY_MIN, Limits.RETRY_MAX);
  private boolean interestIn;
  private boolean open;
  private boolean stopped;

  Opening(
      Service service,
      ViewStore.Fence fence,
      Interests interests,
      Consumer<ViewStore.Raised> opened) {
    this.service = service;
    this.fence = fence;
    this.interests = interests;
    this.opened = opened;
  }

  /**
   * Begins.
   *
   * @param whenCounted runs once all gateways said their interest, or had the time to
   */
  void start(Runnable whenCounted) {
    counting = whenCounted;
    var ports = service.ports();
    var owner =
        new BusMessage.Owner(fence.service(), fence.partition(), fence.claim(), ports.bus().self());
    for (var gateway : ports.bus().view().nodes("gateway")) {
      if (!interests.knows(gateway)) {
        awaited.add(gateway);
      }
      ports.bus().send(gateway, owner);
    }
    ports.loop().schedule(Limits.INTEREST_WAIT, this::interestIn);
    ports.loop().schedule(Limits.INTEREST_LATE, () -> counting.run());
    raise();
    allIn();
  }

  /** A gateway has said its whole interest. */
  void heard(String gateway) {
    awaited.remove(gateway);
    allIn();
  }

  boolean isOpen() {
    return open;
  }

  private void allIn() {
    if (awaited.isEmpty()) {
      interestIn();
      counting.run();
    }
  }

  private void interestIn() {
    interestIn = true;
    maybeOpen();
  }

  private void raise() {
    service
        .ports()
        .views()
        .raise(fence, fence.claim() + 1)
        .onComplete(done -> service.ports().loop().execute(() -> raised(done)));
  }

  private void raised(AsyncResult<ViewStore.Raised> done) {
    if (stopped) {
      return;
    }
    if (done.failed()) {
      LOG.warn("{}: cannot raise the fence: {}", fence, done.cause().toString());
      service.ports().loop().schedule(retry.next(), this::raise);
      return;
    }
    raised = done.result();
    if (raised.verdict() == ViewStore.Verdict.FENCED) {
      stopped = true;
      service.fenced(fence.partition(), fence.claim());
      return;
    }
    clearForeign(raised);
  }

  private void clearForeign(ViewStore.Raised found) {
    if (!found.foreign()) {
      maybeOpen();
      return;
    }
    service
        .ports()
        .views()
        .clear(fence)
        .onComplete(
            done -> service.ports().loop().execute(done.failed() ? this::raise : this::maybeOpen));
  }

  private void maybeOpen() {
    var found = raised;
    if (!open && interestIn && found != null && !stopped) {
      open = true;
      opened.accept(found);
    }
  }
}
