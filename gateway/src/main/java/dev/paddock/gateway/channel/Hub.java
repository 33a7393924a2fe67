package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.Meters;
import dev.paddock.gateway.accounts.Revocations;
import io.vertx.core.Context;
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
  private final Context context;
  private final Bus bus;
  private final ChannelStore store;
  private final CommandLog commands;
  private final Catalog catalog;
  private final GatewayLimits limits;
  private final String salt;
  private final Meters meters;
  private final HandOver handOver;
  private final Interests interests;
  private final Positions positions;
  private final Audit audit;
  private final People people;
  private final Map<String, Channel> channels = new HashMap<>();
  private final Map<Partition.Key, Partition> partitions = new HashMap<>();
  private final Map<String, Lobby> lobbies = new HashMap<>();
  private final Clockwork clockwork;

  /**
   * @param salt makes ids of sockets different from those of earlier lives
   * @param revocations where revoked tokens are found
   */
  public Hub(
      Context context,
      Bus bus,
      ChannelStore store,
      CommandLog commands,
      Catalog catalog,
      GatewayLimits limits,
      String salt,
      Revocations revocations,
      Meters meters) {
    this.context = context;
    this.bus = bus;
    this.store = store;
    this.commands = commands;
    this.catalog = catalog;
    this.limits = limits;
    this.salt = salt;
    this.meters = meters;
    this.handOver = new HandOver(context);
    this.interests = new Interests(context, bus, store);
    this.positions = new Positions(context, handOver, store);
    this.audit = new Audit(context, store, positions);
    this.people =
        new People(context, handOver, store, revocations, bus.self(), limits.socketsPerUser());
    this.clockwork = new Clockwork(context, this);
    for (var door : catalog.doors()) {
      lobbies.put(door.service().lobbyChannel(), new Lobby(context, handOver, bus, door.service()));
    }
  }

  /** Starts to listen and to work; call it once, when all loops are there. */
  public void start(long revocationPollMillis) {
    bus.listen(message -> context.runOnContext(here -> hear(message)));
    bus.onView(view -> context.runOnContext(here -> viewed(view)));
    clockwork.start(revocationPollMillis);
  }

  public void stop() {
    context.runOnContext(here -> clockwork.stop());
  }

  public void opened(String socket, long user, long tokenVersion) {
    context.runOnContext(here -> people.opened(socket, user, tokenVersion));
  }

  public void closed(String socket, long user) {
    context.runOnContext(here -> people.closed(socket, user));
  }

  public void renewed(String socket, long user, long tokenVersion) {
    context.runOnContext(here -> people.renewed(socket, user, tokenVersion));
  }

  /** Tokens of a user were revoked here: its sockets need not wait for the next poll. */
  public void revoked(long user) {
    context.runOnContext(here -> people.check(Set.of(user), System.currentTimeMillis()));
  }

  /** Hands numbers of connected sockets and of channels with listeners over, on the hub. */
  public void count(Consumer<Map<String, Integer>> counts) {
    context.runOnContext(
        here -> counts.accept(Map.of("connected", people.connected(), "rooms", channels.size())));
  }

  void add(SocketLoop loop) {
    context.runOnContext(here -> handOver.add(loop));
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
    context.runOnContext(here -> listenHere(name, loop, user));
  }

  void unlisten(String name, int loop, long user) {
    context.runOnContext(here -> unlistenHere(name, loop, user));
  }

  /** Tells a loop where a channel stands, once its writer knows that this gateway listens. */
  void confirm(String name, int loop, Consumer<@Nullable Head> answer) {
    Consumer<@Nullable Head> there =
        head -> handOver.put(loop, new Delivery.Step(() -> answer.accept(head)));
    context.runOnContext(here -> confirmHere(name, there));
  }

  private void listenHere(String name, int loop, long user) {
    var lobby = lobbies.get(name);
    if (lobby != null) {
      lobby.add(loop, user);
      return;
    }
    var channel = channels.get(name);
    if (channel == null) {
      channel = open(name);
    }
    if (channel != null && channel.add(loop, user)) {
      channel.partition.changed(name, user);
      interests.changed(channel.partition);
    }
  }

  private @Nullable Channel open(String name) {
    var place = catalog.place(name);
    if (place == null) {
      return null;
    }
    var partition = partition(place.service(), place.room().value());
    if (partition.channels.isEmpty()) {
      partition.listening(now());
    }
    var channel = new Channel(name, partition);
    channels.put(name, channel);
    partition.channels.put(name, channel);
    audit.add(channel);
    return channel;
  }

  private void unlistenHere(String name, int loop, long user) {
    var lobby = lobbies.get(name);
    if (lobby != null) {
      lobby.remove(loop, user);
      return;
    }
    var channel = channels.get(name);
    if (channel == null) {
      return;
    }
    if (channel.remove(loop, user)) {
      channel.partition.changed(name, user);
    }
    if (channel.isEmpty()) {
      channels.remove(name);
      channel.partition.channels.remove(name);
    }
    interests.changed(channel.partition);
  }

  private void confirmHere(String name, Consumer<@Nullable Head> answer) {
    var channel = channels.get(name);
    if (channel == null || channel.isConfirmed()) {
      answer.accept(channel == null ? null : channel.head());
    } else {
      if (!channel.partition.isAwaited(name)) {
        channel.partition.ask(name);
        interests.changed(channel.partition);
      }
      channel.partition.await(name, answer);
    }
  }

  private void hear(BusMessage message) {
    switch (message) {
      case BusMessage.Parcel parcel -> parcel(parcel);
      case BusMessage.Owner owner -> owner(owner);
      case BusMessage.WantInterest want ->
          whole(want.service(), want.partition(), want.claim(), want.node());
      case BusMessage.Heads heads -> heads(heads);
      case BusMessage.Interest interest -> {}
      case BusMessage.Digest digest -> {}
    }
  }

  private void parcel(BusMessage.Parcel parcel) {
    var partition = partition(parcel.service(), parcel.partition());
    var fit = partition.take(parcel.claim(), parcel.n(), parcel.entries().isEmpty(), now());
    if (fit == Partition.Fit.OLD) {
      return;
    }
    for (var entry : parcel.entries()) {
      entry(entry);
    }
    if (fit == Partition.Fit.HOLE) {
      audit.compare(List.copyOf(partition.channels.values()));
    }
  }

  private void entry(BusMessage.Entry entry) {
    switch (entry) {
      case BusMessage.Told told -> {
        var channel = channels.get(told.channel());
        if (channel != null) {
          positions.told(channel, told);
        }
      }
      case BusMessage.Gone gone -> {
        var channel = channels.get(gone.channel());
        if (channel != null) {
          gone(channel, gone.userId());
        }
      }
      case BusMessage.Answer answer ->
          handOver.put(SocketLoop.indexOf(answer.socket()), new Delivery.Answered(answer));
    }
  }

  private void gone(Channel channel, long user) {
    channel.deliver(handOver, new Delivery.Detached(channel.name, user));
    if (user == 0) {
      // The channel has ended: what comes next under its name is another one.
      channel.wantNothing();
      channel.reached(null);
    }
  }

  private void owner(BusMessage.Owner owner) {
    var partition = partition(owner.service(), owner.partition());
    if (partition.owned(owner.node(), owner.claim(), now())) {
      interests.tellWhole(partition, owner.node());
    }
  }

  private void whole(String service, int number, long claim, String node) {
    var partition = partition(service, number);
    if (partition.owned(node, claim, now())) {
      interests.tellWhole(partition, node);
    }
  }

  private void heads(BusMessage.Heads heads) {
    var partition = partition(heads.service(), heads.partition());
    if (partition.counts(heads.claim())) {
      interests.heard(partition, heads);
      heads.heads().forEach(this::know);
    }
  }

  private void know(BusMessage.ChannelHead each) {
    var channel = channels.get(each.channel());
    if (channel != null && each.head() != null) {
      positions.know(channel, each.head());
    }
  }

  private void viewed(ClusterView view) {
    for (var partition : partitions.values()) {
      var owner = partition.owner();
      if (owner != null && !view.nodes(partition.key.service()).contains(owner)) {
        partition.disown();
      }
      if (partition.owner() == null && !partition.channels.isEmpty()) {
        interests.tellWhole(partition, null);
      }
    }
  }

  private Partition partition(RoomService service, String room) {
    return partition(service.name(), commands.partition(service.name(), room));
  }

  private Partition partition(String service, int number) {
    return partitions.computeIfAbsent(
        new Partition.Key(service, number), key -> new Partition(key, now()));
  }

  // What the clockwork does, all on the hub.

  void tellDigests() {
    // Also where nothing is wanted: a writer that hears nothing forgets us, and counts anew.
    partitions.values().forEach(interests::tellDigest);
  }

  void lookAtSilent(long silenceMillis, long everyMillis) {
    var now = now();
    withChannels(
        partition -> {
          if (partition.isSilent(now, silenceMillis) && partition.isAuditDue(now, everyMillis)) {
            audit.compare(List.copyOf(partition.channels.values()));
          }
        });
  }

  void audit(long elapsedMillis) {
    audit.tick(elapsedMillis);
  }

  void measure() {
    meters.open(people.connected(), channels.size(), positions.filled());
  }

  void askForLists() {
    lobbies.values().forEach(Lobby::ask);
  }

  void sayWhoIsHere() {
    people.present();
  }

  void checkRevocations() {
    people.checkRevocations(System.currentTimeMillis());
  }

  Map<String, Set<Long>> attached() {
    var attached = new HashMap<String, Set<Long>>();
    for (var channel : channels.values()) {
      attached.put(channel.name, Set.copyOf(channel.users()));
    }
    return attached;
  }

  String self() {
    return bus.self();
  }

  private void withChannels(Consumer<Partition> action) {
    for (var partition : partitions.values()) {
      if (!partition.channels.isEmpty()) {
        action.accept(partition);
      }
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
