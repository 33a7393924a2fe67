package dev.paddock.deploy.bench.engine;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.BusMessage.ChannelInterest;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.bus.InterestDigest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A cluster of one service instance and one gateway that listens to all rooms, in this process:
 * what the engine tells the gateway is handed on as it is.
 */
final class LocalBus implements Bus, AutoCloseable {
  static final String SERVICE_NODE = "bench-service";
  static final String GATEWAY_NODE = "bench-gateway";

  private static final int DIGEST_SECONDS = 2;

  private final String service;
  private final Consumer<BusMessage.Entry> entries;
  private final List<Consumer<BusMessage>> listeners = new CopyOnWriteArrayList<>();
  private final List<List<ChannelInterest>> interest = new ArrayList<>();
  private final long[] digests;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("digests").factory());

  /**
   * @param entries hears what is told, on the engine's thread
   */
  LocalBus(String service, int partitions, Consumer<BusMessage.Entry> entries) {
    this.service = service;
    this.entries = entries;
    this.digests = new long[partitions];
    for (int p = 0; p < partitions; p++) {
      interest.add(new ArrayList<>());
    }
    var unused =
        clock.scheduleAtFixedRate(
            this::sayDigests, DIGEST_SECONDS, DIGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** A channel is wanted, with users attached; before the engine starts. */
  void want(int partition, String channel, List<Long> users) {
    interest.get(partition).add(new ChannelInterest(channel, true, users, List.of()));
    digests[partition] += InterestDigest.of(channel, Set.copyOf(users));
  }

  /** Says the whole interest, as gateways do when they are asked. */
  void sayInterest() {
    for (int p = 0; p < interest.size(); p++) {
      var whole =
          new BusMessage.Interest(service, p, GATEWAY_NODE, 0, true, List.copyOf(interest.get(p)));
      listeners.forEach(listener -> listener.accept(whole));
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** A gateway that says nothing for long has no interest any more. */
  private void sayDigests() {
    for (int p = 0; p < digests.length; p++) {
      var digest = new BusMessage.Digest(service, p, GATEWAY_NODE, digests[p], false);
      listeners.forEach(listener -> listener.accept(digest));
    }
  }

  @Override
  public String self() {
    return SERVICE_NODE;
  }

  @Override
  public void send(String node, BusMessage message) {
    switch (message) {
      case BusMessage.Parcel parcel -> parcel.entries().forEach(entries);
      case BusMessage.Owner owner -> sayInterest();
      case BusMessage.WantInterest want -> sayInterest();
      default -> {}
    }
  }

  @Override
  public void listen(Consumer<BusMessage> listener) {
    listeners.add(listener);
  }

  @Override
  public ClusterView view() {
    return new ClusterView(
        List.of(
            new ClusterView.Member(GATEWAY_NODE, Set.of("gateway")),
            new ClusterView.Member(SERVICE_NODE, Set.of(service))));
  }

  @Override
  public void onView(Consumer<ClusterView> listener) {
    listener.accept(view());
  }

  @Override
  public Future<JsonObject> query(String asked, JsonObject question) {
    return Future.failedFuture("nobody answers here");
  }

  @Override
  public Future<Void> answer(String asked, Function<JsonObject, Future<JsonObject>> answerer) {
    return Future.succeededFuture();
  }
}
