package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.BusTally;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.Meters;
import dev.paddock.gateway.accounts.Revocations;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's table of channels, on one context: what the bus brings goes from here to the loops
 * of sockets, and what sockets want goes from here to the writers. Its public methods may be called
 * from anywhere.
 */
public final class Hub {
  private final Loop thread;
  private final Bus bus;
  private final ChannelStore store;
  private final GatewayLimits limits;
  private final String salt;
  private final Meters meters;
  private final HandOver handOver;
  private final BusTally tally = new BusTally(BusEvent.Part.GATEWAY);
  private final Interests interests;
  private final Positions positions;
  private final Audit audit;
  private final People people;
  private final ChannelTable table;
  private final Hearing hearing;
  private final Map<String, Lobby> lobbies = new HashMap<>();
  private final Clockwork clockwork;
  private volatile boolean isHearing;

  /**
   * @param salt makes ids of sockets different from those of earlier lives
   * @param revocations where revoked tokens are found
   */
  public Hub(
      Loop thread,
      Bus bus,
      ChannelStore store,
      CommandLog commands,
      Catalog catalog,
      GatewayLimits limits,
      String salt,
      Revocations revocations,
      Meters meters) {
    this.thread = thread;
    this.bus = bus;
    this.store = store;
    this.limits = limits;
    this.salt = salt;
    this.meters = meters;
    this.handOver = new HandOver(thread);
    this.interests = new Interests(thread, bus, store, tally);
    this.positions = new Positions(thread, handOver, store, tally);
    this.audit = new Audit(thread, store, positions);
    this.table = new ChannelTable(thread, commands, catalog, interests, audit);
    this.people = new People(thread, handOver, bus, store, revocations, limits.socketsPerUser());
    this.hearing = new Hearing(table, interests, positions, audit, handOver, tally, people);
    this.clockwork = new Clockwork(thread, this);
    for (var door : catalog.doors()) {
      lobbies.put(door.service().lobbyChannel(), new Lobby(thread, handOver, bus, door.service()));
    }
  }

  /** Starts to listen and to work; call it once, when all loops are there. */
  public void start(long revocationPollMillis) {
    bus.listen(message -> thread.execute(() -> hearing.hear(message)));
    bus.onView(view -> thread.execute(() -> hearing.viewed(view)));
    bus.report("gateway", this::report);
    meters.watch(tally);
    thread.execute(table::openAll);
    thread.execute(this::tellDigests);
    clockwork.start(revocationPollMillis);
  }

  public void stop() {
    thread.execute(clockwork::stop);
  }

  /** Whether the writers of all services that run were heard. */
  public boolean isHearing() {
    return isHearing;
  }

  public void opened(String socket, long user, long tokenVersion) {
    thread.execute(() -> people.opened(socket, user, tokenVersion));
  }

  public void closed(String socket, long user) {
    thread.execute(() -> people.closed(socket, user));
  }

  public void renewed(String socket, long user, long tokenVersion) {
    thread.execute(() -> people.renewed(socket, user, tokenVersion));
  }

  /** Tokens of a user were revoked here: its sockets need not wait for the next poll. */
  public void revoked(long user) {
    thread.execute(() -> people.check(Set.of(user), thread.now().toEpochMilli()));
  }

  /** Hands numbers of connected sockets and of channels with listeners over, on the hub. */
  public void count(Consumer<Map<String, Integer>> counts) {
    thread.execute(
        () -> counts.accept(Map.of("connected", people.connected(), "rooms", table.size())));
  }

  private Future<JsonObject> report() {
    var done = Promise.<JsonObject>promise();
    thread.execute(
        () ->
            done.complete(
                table.json().put("sockets", people.connected()).put("events", tally.json())));
    return done.future();
  }

  /**
   * Sends a frame of the realtime lane to the owner of its room, while nobody has said who that is
   * to whoever may be; without a service it is lost.
   */
  public void input(RoomService service, String room, String socket, long user, byte[] frame) {
    thread.execute(
        () -> {
          var partition = table.partitionOf(service.name(), room);
          var input =
              new BusMessage.Input(
                  service.name(), partition.key.number(), bus.self(), socket, room, user, frame);
          if (interests.send(partition, input)) {
            meters.input();
          } else {
            meters.inputDropped();
          }
        });
  }

  void add(SocketLoop loop) {
    thread.execute(() -> handOver.add(loop));
  }

  String salt() {
    return salt;
  }

  GatewayLimits limits() {
    return limits;
  }

  ChannelStore store() {
    return store;
  }

  void listen(String name, int loop, long user) {
    thread.execute(() -> listenHere(name, loop, user));
  }

  void unlisten(String name, int loop, long user) {
    thread.execute(() -> unlistenHere(name, loop, user));
  }

  /** Tells a loop where a channel stands, once its writer knows that this gateway listens. */
  void confirm(String name, int loop, Consumer<@Nullable Head> answer) {
    Consumer<@Nullable Head> there =
        head -> handOver.put(loop, new Delivery.Step(() -> answer.accept(head)));
    thread.execute(() -> table.confirm(name, there));
  }

  private void listenHere(String name, int loop, long user) {
    var lobby = lobbies.get(name);
    if (lobby != null) {
      lobby.add(loop, user);
    } else {
      table.listen(name, loop, user);
    }
  }

  private void unlistenHere(String name, int loop, long user) {
    var lobby = lobbies.get(name);
    if (lobby != null) {
      lobby.remove(loop, user);
    } else {
      table.unlisten(name, loop, user);
    }
  }

  // What the clockwork does, all on the hub.

  void tellDigests() {
    // Also where nothing is wanted: a writer that hears nothing forgets us, and counts anew.
    table.partitions().forEach(interests::tellDigest);
  }

  void lookAtSilent(long silenceMillis, long everyMillis) {
    var now = table.now();
    isHearing = table.hearsAll(bus.view());
    withChannels(
        partition -> {
          if (partition.isSilent(now, silenceMillis) && partition.isAuditDue(now, everyMillis)) {
            silent(partition);
          }
        });
  }

  /** The owner may be another one by now: interest is offered to whoever it is. */
  private void silent(Partition partition) {
    tally.count(BusEvent.SILENCE);
    var owner = partition.owner();
    if (owner != null) {
      bus.suspect(owner);
      partition.disown();
    }
    interests.tellDigest(partition);
    audit.compare(List.copyOf(partition.channels.values()));
  }

  void audit(long elapsedMillis) {
    audit.tick(elapsedMillis);
  }

  void measure() {
    meters.open(people.connected(), table.size(), positions.filled());
  }

  void askForLists() {
    lobbies.values().forEach(Lobby::ask);
  }

  void sayWhoIsHere() {
    people.present();
  }

  void checkRevocations() {
    people.checkRevocations(thread.now().toEpochMilli());
  }

  Map<String, Set<Long>> attached() {
    return table.attached();
  }

  String self() {
    return bus.self();
  }

  private void withChannels(Consumer<Partition> action) {
    for (var partition : table.partitions()) {
      if (!partition.channels.isEmpty()) {
        action.accept(partition);
      }
    }
  }
}
