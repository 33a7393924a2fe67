package dev.paddock.testkit.simulate;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.core.Seed;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.room.RoomHost;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.log.FakeCommands;
import dev.paddock.testkit.log.FakeLog;
import dev.paddock.testkit.log.FakeSnapshots;
import dev.paddock.testkit.log.Fate;
import dev.paddock.testkit.log.Fates;
import dev.paddock.testkit.loop.FakeLoop;
import dev.paddock.testkit.loop.FakeNode;
import dev.paddock.testkit.simulate.counter.CounterKind;
import dev.paddock.testkit.simulate.counter.CounterService;
import dev.paddock.testkit.world.FakeCluster;
import dev.paddock.testkit.world.FakeViews;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members, a gateway and everything between them; all chance comes from one seed. */
final class World {
  static final int PARTITIONS = 2;
  private static final double BAD_SENDS = 0.02;
  private static final double LOST_MESSAGES = 0.01;
  private static final WireCodec WIRE = new WireCodec();

  final FakeLoop loop = new FakeLoop();
  final Random random;
  final FakeLog log = new FakeLog("topic-0", PARTITIONS, loop);
  final FakeCommands commands = new FakeCommands(PARTITIONS);
  final FakeSnapshots snapshots = new FakeSnapshots();
  final FakeViews views;
  final FakeCluster cluster;
  final Truth truth;
  final WatchedViews watched;
  final Listener listener;
  final Door door;
  final List<Member> members = new ArrayList<>();
  private final Kinds kinds = new Kinds(new CounterService(), List.of(new CounterKind()));
  private final Kinds theirs;
  private final Sabotage sabotage;
  private final Fates seeded;
  private Duration viewsLatency = Duration.ofMillis(2);
  private boolean healed;
  private int born;
  private int sent;
  private @Nullable Broken broken;

  World(long seed, Sabotage sabotage) {
    this.random = new Random(seed);
    this.sabotage = sabotage;
    this.theirs = new Kinds(new CounterService(), List.of(sabotage.kind()));
    this.seeded = Fates.seeded(random, BAD_SENDS);
    this.views = new FakeViews(loop, () -> upTo(viewsLatency));
    this.cluster = new FakeCluster(loop, () -> upTo(Duration.ofMillis(2)), this::loses);
    cluster.viewDelay(() -> upTo(Duration.ofMillis(200)));
    log.fetchLag(() -> upTo(Duration.ofMillis(40)));
    this.truth = new Truth(log, kinds, WIRE, this::anybody);
    this.watched = new WatchedViews(views, truth, this::breaks);
    this.listener = new Listener(views, watched, truth);
    this.door = new Door(cluster.join(Door.NAME, Set.of("gateway"), loop), loop, listener);
  }

  void start() {
    var node = new FakeNode(loop);
    var name = "node-" + ++born;
    var self = new Member[1];
    var ports =
        sabotage.ports(
            new Ports(
                node,
                task -> node.schedule(Duration.ofMillis(1), task),
                log.journal(node, (p, head) -> fate(self[0], p, head)),
                snapshots,
                handler -> commands.source(node, handler),
                (p, offset, room, raw, why) -> {},
                views,
                cluster.join(name, Set.of(Door.SERVICE), node),
                () -> Seed.of(random.nextLong()),
                Ports.Publishing.NONE,
                new CompositeMeterRegistry()));
    var member = new Member(name, node, watching(ports));
    self[0] = member;
    members.add(member);
    new RoomHost(theirs, WIRE, member.ports()).start();
  }

  /** Kill -9: the cluster notices half a second later. */
  void kill(Member member) {
    member.node().kill();
    members.remove(member);
    loop.schedule(Duration.ofMillis(450), () -> cluster.leave(member.name()));
  }

  void viewsLatency(Duration most) {
    viewsLatency = most;
  }

  /** From now on nothing goes wrong any more. */
  void heal() {
    healed = true;
  }

  void send(String room, long userId, String type, String fields, @Nullable String request) {
    var payload = "{\"type\":\"" + type + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    sent++;
    commands.append(
        Truth.partition(room),
        new CommandEnvelope(
            "c" + sent,
            type,
            loop.now(),
            Actor.user(userId, "user" + userId),
            Door.NAME,
            "socket-" + userId,
            new RoomId(room),
            request == null ? "r" + sent : request,
            payload.getBytes(StandardCharsets.UTF_8),
            "trace"));
  }

  int sent() {
    return sent;
  }

  /**
   * Lets time pass, and looks after every task.
   *
   * @throws Broken if an invariant did not hold
   */
  void run(Duration time) {
    long until = loop.nanos() + time.toNanos();
    while (loop.runNextUntil(until)) {
      if (broken != null) {
        throw broken;
      }
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

  private Fate fate(@Nullable Member member, int partition, RecordHead head) {
    if (healed) {
      return Fate.GOOD;
    }
    var stall = member == null ? Duration.ZERO : member.stall();
    return stall.isZero() ? seeded.next(partition, head) : Fate.slow(stall);
  }

  private boolean loses() {
    return !healed && random.nextDouble() < LOST_MESSAGES;
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
  }
}
