package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.core.Seed;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.DecisionCodec;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.room.RoomHost;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.log.FakeCommands;
import dev.paddock.testkit.log.FakeSnapshots;
import dev.paddock.testkit.log.Fates;
import dev.paddock.testkit.loop.FakeLoop;
import dev.paddock.testkit.loop.FakeNode;
import dev.paddock.testkit.simulate.pulse.Pulse;
import dev.paddock.testkit.simulate.pulse.PulseKind;
import dev.paddock.testkit.simulate.pulse.PulseService;
import dev.paddock.testkit.world.FakeCluster;
import dev.paddock.testkit.world.FakeViews;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Instances of a service with runs over fake logs, and a gateway that keeps all it is shown. */
final class RunWorld {
  static final int PARTITIONS = 2;
  static final List<Long> DRIVERS = List.of(1L, 2L, 3L);
  private static final String GATEWAY = "gateway-1";
  private static final WireCodec WIRE = new WireCodec();

  /** One instance of the service. */
  record Instance(String name, FakeNode node, RoomHost host) {}

  /** A frame as it came, and when. */
  record Seen(String room, long claim, int tick, String text, long nanos) {}

  final Loop loop;
  final Random random;
  final RunLogsOf logs;
  final List<Instance> instances = new ArrayList<>();
  final List<Seen> seen = new ArrayList<>();
  final List<BusMessage.Answer> answers = new ArrayList<>();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final FakeCommands commands = new FakeCommands(PARTITIONS);
  private final FakeViews views;
  private final FakeCluster cluster;
  private final @Nullable Executor blocking;
  private final RunningKind<?, ?, ?> kind;
  private final Kinds kinds;
  private final Bus gateway;
  private final Map<Integer, List<BusMessage.ChannelInterest>> interest = new HashMap<>();
  private final Map<Integer, BusMessage.Owner> owners = new HashMap<>();
  private Fates fates = Fates.calm();
  private boolean pushing = true;
  private int born;
  private int sent;

  /** In simulated time, over logs in memory. */
  RunWorld(long seed, boolean saves) {
    this(seed, saves, new FakeLoop());
  }

  private RunWorld(long seed, boolean saves, FakeLoop loop) {
    this(seed, saves, loop, RunLogsOf.memory(loop), null);
  }

  /**
   * @param loop the thread of everything
   * @param blocking runs what blocks; null: the loop, a little later
   */
  RunWorld(long seed, boolean saves, Loop loop, RunLogsOf logs, @Nullable Executor blocking) {
    this.loop = loop;
    this.logs = logs;
    this.blocking = blocking;
    random = new Random(seed);
    var pulse = new PulseKind(saves);
    kind = pulse;
    kinds = new Kinds(new PulseService(), List.of(pulse));
    views = new FakeViews(loop, () -> Duration.ofNanos(random.nextInt(2_000) * 1_000L));
    cluster =
        new FakeCluster(loop, () -> Duration.ofNanos(random.nextInt(1_000) * 1_000L), () -> false);
    gateway = cluster.join(GATEWAY, Set.of("gateway"), loop);
    gateway.listen(this::hear);
    loop.schedule(Duration.ofSeconds(2), this::digest);
  }

  /** From now on sends to both logs meet these fates. */
  void fates(Fates fates) {
    this.fates = fates;
  }

  Instance start() {
    var node = new FakeNode(loop);
    var name = "node-" + ++born;
    var ports =
        new Ports(
            node,
            blocking != null ? blocking : task -> node.schedule(Duration.ofMillis(1), task),
            logs.journal(node, (p, head) -> fates.next(p, head)),
            new FakeSnapshots(),
            handler -> commands.source(node, handler),
            (p, offset, room, raw, why) -> {},
            views,
            cluster.join(name, Set.of(PulseService.NAME), node),
            () -> Seed.of(random.nextLong()),
            Ports.Publishing.NONE,
            metrics,
            new RunPorts(node, logs.inputs(node, (p, head) -> fates.next(p, head))));
    var instance = new Instance(name, node, new RoomHost(kinds, WIRE, ports));
    instances.add(instance);
    instance.host().start();
    return instance;
  }

  /** Kill -9: the cluster notices half a second later. */
  void kill(Instance instance) {
    instance.node().kill();
    instances.remove(instance);
    loop.schedule(Duration.ofMillis(450), () -> cluster.leave(instance.name()));
  }

  void killAll() {
    List.copyOf(instances).forEach(this::kill);
  }

  /** Lets simulated time pass. */
  void run(Duration time) {
    ((FakeLoop) loop).advance(time);
  }

  /** Opens a room with all drivers, watched by the gateway, and starts a run. */
  void startRun(String room, int ticks) {
    attach(room);
    send(room, "open", "\"room_name\":\"" + room + "\",\"drivers\":" + DRIVERS);
    send(room, "start", "\"ticks\":" + ticks + ",\"in_millis\":300");
  }

  void attach(String room) {
    var change = new BusMessage.ChannelInterest("pulse:" + room, true, List.of(1L), List.of());
    interest.computeIfAbsent(partition(room), p -> new ArrayList<>()).add(change);
    tellInterest(partition(room), false, List.of(change));
  }

  /** All drivers of a room push something now and then until they are told to stop. */
  void drive(String room) {
    if (pushing) {
      push(room, DRIVERS.get(random.nextInt(DRIVERS.size())), random.nextInt(19) - 9);
      loop.schedule(Duration.ofMillis(5 + random.nextInt(60)), () -> drive(room));
    }
  }

  void stopDriving() {
    pushing = false;
  }

  void push(String room, long userId, int push) {
    input(room, userId, "{\"type\":\"push\",\"push\":" + push + "}");
  }

  void input(String room, long userId, String json) {
    int partition = partition(room);
    var frame = json.getBytes(StandardCharsets.UTF_8);
    var owner = owners.get(partition);
    gateway.send(
        owner == null ? "nobody" : owner.node(),
        new BusMessage.Input(
            PulseService.NAME, partition, GATEWAY, "socket-" + userId, room, userId, frame));
  }

  void send(String room, String type, String fields) {
    var payload = "{\"type\":\"" + type + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    sent++;
    commands.append(
        partition(room),
        new CommandEnvelope(
            "c" + sent,
            type,
            loop.now(),
            Actor.user(1, "user1"),
            GATEWAY,
            "socket-1",
            new RoomId(room),
            "r" + sent,
            payload.getBytes(StandardCharsets.UTF_8),
            "trace"));
  }

  @Nullable Instance owner(String room) {
    var owner = owners.get(partition(room));
    return instances.stream()
        .filter(i -> owner != null && i.name().equals(owner.node()))
        .findFirst()
        .orElse(null);
  }

  /** The newest tick of a room that was shown. */
  int shown(String room) {
    return seen.stream().filter(s -> s.room().equals(room)).mapToInt(Seen::tick).max().orElse(-1);
  }

  static int partition(String room) {
    return Math.floorMod(room.hashCode(), PARTITIONS);
  }

  /** The runs of a room as the log of inputs tells them, those that are over first. */
  List<RunLog> logs(String room) {
    var all = new ArrayList<RunLog>();
    var fold = new RunLogs(Mark.start(logs.inputsId()), all::add);
    logs.inputs(partition(room)).forEach(fold::entry);
    all.addAll(fold.running());
    return all.stream().filter(log -> log.room().value().equals(room)).toList();
  }

  /** What the room decided about its runs, in order. */
  List<Record> decided(String room) {
    var events = new ArrayList<Record>();
    var codec = new DecisionCodec(kinds, WIRE);
    var rule = new ReaderRule(Mark.start(logs.journalId()));
    for (var entry : logs.journal(partition(room))) {
      if (rule.read(entry.offset(), entry.head()) == ReaderRule.Verdict.COUNTS
          && codec.decode(entry.head().type(), entry.value()) instanceof Decision.Accepted it
          && it.room().value().equals(room)) {
        it.parts().forEach(part -> part.events().forEach(e -> events.add(e.event())));
      }
    }
    return events;
  }

  /** Every tick that was shown is the tick of the run made again, and so is every keyframe. */
  void check(String room) {
    for (var log : logs(room)) {
      var hashes = hashes(log);
      for (var keyframe : log.keyframes()) {
        assertThat(keyframe.hash())
            .as(room + " keyframe at " + keyframe.tick())
            .isEqualTo(hashes.get(keyframe.tick()).hash());
      }
      checkStamps(log);
    }
    checkShown(room);
    checkDecided(room);
  }

  private void checkShown(String room) {
    var logs = logs(room);
    if (logs.size() == 1) {
      var hashes = hashes(logs.getFirst());
      for (var frame : seen) {
        if (frame.room().equals(room)) {
          assertThat(frame.text())
              .as("shown tick " + frame.tick())
              .contains("\"hash\":\"" + Long.toHexString(hashes.get(frame.tick()).hash()) + "\"");
        }
      }
    }
  }

  private static void checkStamps(RunLog log) {
    int last = 0;
    int chain = InputChain.START;
    for (var record : log.inputs()) {
      assertThat(record.tick()).as("stamps never decrease").isGreaterThanOrEqualTo(last);
      last = record.tick();
      chain = InputChain.next(chain, record.tick(), record.packed());
      assertThat(record.chain()).isEqualTo(chain);
    }
  }

  /** Reports are decided in order, each once, as the run made again makes them. */
  private void checkDecided(String room) {
    var logs = logs(room);
    if (logs.size() != 1) {
      return;
    }
    var rerun = Rerun.of(kind, WIRE, logs.getFirst());
    rerun.to(Integer.MAX_VALUE - 1);
    var expected =
        rerun.reports().stream()
            .map(
                r ->
                    r.what() instanceof Pulse.Lap lap
                        ? new PulseKind.Lapped(r.n(), r.tick(), lap.userId())
                        : new PulseKind.Finished(r.n(), r.tick()))
            .toList();
    var decided =
        decided(room).stream()
            .filter(e -> e instanceof PulseKind.Lapped || e instanceof PulseKind.Finished)
            .toList();
    assertThat(decided)
        .as("reports of " + room)
        .isEqualTo(expected.subList(0, Math.min(decided.size(), expected.size())));
  }

  boolean finished(String room) {
    return decided(room).stream().anyMatch(PulseKind.Finished.class::isInstance)
        && logs(room).stream().allMatch(log -> log.ended() != null);
  }

  /** State hash by tick, of the run made again from its first record. */
  private Map<Integer, Hashed> hashes(RunLog log) {
    var hashes = new HashMap<Integer, Hashed>();
    var rerun = Rerun.of(kind, WIRE, log);
    hashes.put(0, new Hashed(rerun.running().hash()));
    while (!rerun.running().over()) {
      rerun.to(rerun.running().tick() + 1);
      hashes.put(rerun.running().tick(), new Hashed(rerun.running().hash()));
    }
    return hashes;
  }

  private record Hashed(long hash) {}

  private void hear(BusMessage message) {
    switch (message) {
      case BusMessage.Frame frame -> frame(frame);
      case BusMessage.Parcel parcel -> parcel.entries().forEach(this::hear);
      case BusMessage.Owner owner -> {
        owners.merge(owner.partition(), owner, RunWorld::newer);
        tellInterest(owner.partition(), true, interest.getOrDefault(owner.partition(), List.of()));
      }
      case BusMessage.WantInterest want ->
          tellInterest(want.partition(), true, interest.getOrDefault(want.partition(), List.of()));
      default -> {}
    }
  }

  private static BusMessage.Owner newer(BusMessage.Owner one, BusMessage.Owner other) {
    return one.claim() > other.claim() ? one : other;
  }

  private void frame(BusMessage.Frame frame) {
    var room = frame.channel().substring("pulse:".length());
    var text = new String(frame.json(), StandardCharsets.UTF_8);
    seen.add(new Seen(room, frame.claim(), frame.tick(), text, loop.nanos()));
  }

  private void hear(BusMessage.Entry entry) {
    if (entry instanceof BusMessage.Answer answer) {
      answers.add(answer);
    }
  }

  private void tellInterest(
      int partition, boolean whole, List<BusMessage.ChannelInterest> channels) {
    for (var node : gateway.view().nodes(PulseService.NAME)) {
      gateway.send(
          node,
          new BusMessage.Interest(
              PulseService.NAME, partition, GATEWAY, 0, whole, List.copyOf(channels)));
    }
  }

  private void digest() {
    for (int p = 0; p < PARTITIONS; p++) {
      var table = new dev.paddock.engine.bus.InterestTable();
      table.apply(true, interest.getOrDefault(p, List.of()));
      for (var node : gateway.view().nodes(PulseService.NAME)) {
        gateway.send(
            node, new BusMessage.Digest(PulseService.NAME, p, GATEWAY, table.digest(), false));
      }
    }
    loop.schedule(Duration.ofSeconds(2), this::digest);
  }
}
