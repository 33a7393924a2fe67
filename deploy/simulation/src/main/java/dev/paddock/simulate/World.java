package dev.paddock.simulate;

import dev.paddock.core.Seed;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.room.RoomHost;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.counter.CounterKind;
import dev.paddock.testkit.counter.CounterService;
import dev.paddock.testkit.log.FakeCommands;
import dev.paddock.testkit.log.FakeEvents;
import dev.paddock.testkit.log.FakeLog;
import dev.paddock.testkit.log.Fate;
import dev.paddock.testkit.log.Fates;
import dev.paddock.testkit.loop.FakeLoop;
import dev.paddock.testkit.loop.FakeNode;
import dev.paddock.testkit.world.FakeChannels;
import dev.paddock.testkit.world.FakeCluster;
import dev.paddock.testkit.world.FakeViews;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clients, gateways, members and everything between them; all chance comes from one seed. */
final class World {
  static final int PARTITIONS = 2;

  /** Between a client and its gateway, one way. */
  static final Duration NETWORK = Duration.ofMillis(10);

  private static final int GATES = 2;
  private static final int WINDOW = 12;
  private static final double BAD_SENDS = 0.02;
  private static final double LOST_MESSAGES = 0.01;
  private static final Duration BUS = Duration.ofMillis(2);
  private static final Duration NOTICED = Duration.ofMillis(450);
  private static final WireCodec WIRE = new WireCodec();

  final FakeLoop loop = new FakeLoop();
  final Random random;
  final FakeLog log = new FakeLog("topic-0", PARTITIONS, loop);
  final FakeCommands commands = new FakeCommands(PARTITIONS);
  final FakeEvents events = new FakeEvents(PARTITIONS);
  final FakeViews views;
  final FakeCluster cluster;
  final Truth truth;
  final WatchedViews watched;
  final PublishWatch published;
  final List<Member> members = new ArrayList<>();
  final List<Gate> gates = new ArrayList<>();
  final List<Client> clients = new ArrayList<>();
  private final Kinds kinds = new Kinds(new CounterService(), List.of(new CounterKind()));
  private final Kinds theirs;
  private final Sabotage sabotage;
  private final Fates seeded;
  private final BusWatch busWatch;
  private Duration viewsLatency = Duration.ofMillis(2);
  private boolean healed;
  private int born;
  private int sent;
  private int life;
  private @Nullable Broken broken;

  World(long seed, Sabotage sabotage) {
    this.random = new Random(seed);
    this.sabotage = sabotage;
    this.theirs = new Kinds(new CounterService(), List.of(sabotage.kind()));
    this.seeded = Fates.seeded(random, BAD_SENDS);
    this.views = new FakeViews(loop, () -> upTo(viewsLatency));
    views.window(WINDOW);
    this.cluster = new FakeCluster(loop, () -> upTo(BUS), this::loses);
    cluster.viewDelay(() -> upTo(Duration.ofMillis(200)));
    log.fetchLag(() -> upTo(Duration.ofMillis(40)));
    this.truth = new Truth(log, kinds, WIRE, this::anybody);
    this.watched = new WatchedViews(views, truth, this::breaks);
    this.busWatch = new BusWatch(watched, truth);
    this.published = new PublishWatch(log, truth, kinds, WIRE);
    events.watch(committed -> guarded(() -> published.committed(committed)));
  }

  /** Brings up gateways, members and clients. */
  void populate() {
    for (int i = 0; i < GATES; i++) {
      open();
    }
    start();
    start();
    for (int user = 1; user <= Step.USERS; user++) {
      clients.add(new Client(this, user));
    }
  }

  /** One more member. */
  void start() {
    var node = new FakeNode(loop);
    var name = "node-" + ++born;
    var member = new Member(name, node);
    members.add(member);
    var publishing = new Publishing(this, member, theirs, WIRE, sabotage);
    var ports =
        sabotage.ports(
            new Ports(
                node,
                task -> node.schedule(Duration.ofMillis(1), task),
                log.journal(node, (p, head) -> fate(member, p, head)),
                events,
                handler -> commands.source(node, handler),
                (p, offset, room, raw, why) -> {},
                views,
                cluster.join(name, Set.of("counters"), node),
                () -> Seed.of(random.nextLong()),
                publishing,
                new CompositeMeterRegistry()));
    member.ports(watching(ports));
    new RoomHost(theirs, WIRE, member.ports()).start();
  }

  /** Kill -9: the cluster notices half a second later. */
  void kill(Member member) {
    member.node().kill();
    members.remove(member);
    loop.schedule(NOTICED, () -> cluster.leave(member.name()));
  }

  /** One more gateway. */
  void open() {
    var node = new FakeNode(loop);
    var name = "gate-" + ++born;
    var bus = sabotage.bus(cluster.join(name, Set.of(Gate.ROLE), node));
    bus.listen(message -> guarded(() -> busWatch.hear(message)));
    var store = sabotage.channels(new FakeChannels(views, loop, () -> upTo(viewsLatency)));
    gates.add(new Gate(this, name, node, new Gate.Around(bus, new FakeCommandLog(this), store)));
  }

  /** Kill -9 of a gateway: its sockets break. */
  void kill(Gate gate) {
    gate.node().kill();
    gates.remove(gate);
    loop.schedule(NOTICED, () -> cluster.leave(gate.name()));
    gate.links().forEach(Link::sever);
    clients.forEach(client -> client.lost(gate.links()));
  }

  /** A way to some gateway, null if there is none. */
  @Nullable Link accept(Client client) {
    return gates.isEmpty() ? null : gates.get(random.nextInt(gates.size())).accept(this, client);
  }

  void append(CommandEnvelope command) {
    sent++;
    commands.append(Truth.partition(command.room().value()), command);
  }

  void viewsLatency(Duration most) {
    viewsLatency = most;
  }

  /** From now on nothing goes wrong any more. */
  void heal() {
    healed = true;
  }

  /** Another log is there. */
  void restored() {
    life++;
    truth.restart();
    published.restart();
  }

  /** How often the log was restored. */
  int life() {
    return life;
  }

  int sent() {
    return sent;
  }

  /** A number for a fault that may happen, 0 … 1; 1 once the faults have ended. */
  double faults() {
    return healed ? 1 : random.nextDouble();
  }

  Duration upTo(Duration most) {
    return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
  }

  /** Runs a check whose failure ends the simulation, wherever it is called from. */
  void guarded(Runnable check) {
    try {
      check.run();
    } catch (Broken e) {
      breaks(e);
    }
  }

  /**
   * Lets time pass, and looks after every task.
   *
   * @throws Broken if an invariant did not hold
   */
  void run(Duration time) {
    long until = loop.nanos() + time.toNanos();
    while (broken == null && loop.runNextUntil(until)) {
      continue;
    }
    if (broken != null) {
      throw broken;
    }
    truth.catchUp();
  }

  private void breaks(Broken what) {
    broken = broken == null ? what : broken;
  }

  private Ports watching(Ports p) {
    return new Ports(
        p.loop(),
        p.blocking(),
        p.journal(),
        p.snapshots(),
        p.commands(),
        p.deadLetters(),
        watched.watch(p.views()),
        p.bus(),
        p.entropy(),
        p.publishing(),
        p.metrics());
  }

  private @Nullable Ports anybody() {
    return members.isEmpty() ? null : members.getFirst().ports();
  }

  private Fate fate(Member member, int partition, RecordHead head) {
    if (healed) {
      return Fate.GOOD;
    }
    var stall = member.stall();
    return stall.isZero() ? seeded.next(partition, head) : Fate.slow(stall);
  }

  private boolean loses() {
    return !healed && random.nextDouble() < LOST_MESSAGES;
  }
}
