package dev.paddock.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.Seed;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.counter.CounterKind;
import dev.paddock.testkit.counter.CounterService;
import dev.paddock.testkit.log.FakeCommands;
import dev.paddock.testkit.log.FakeLog;
import dev.paddock.testkit.log.FakeSnapshots;
import dev.paddock.testkit.log.Fates;
import dev.paddock.testkit.loop.FakeLoop;
import dev.paddock.testkit.loop.FakeNode;
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
import org.jspecify.annotations.Nullable;

/** Instances of a service over one fake log, with a gateway that writes down what it is told. */
final class RoomWorld {
  static final int PARTITIONS = 2;

  /** One instance of the service. */
  record Instance(String name, FakeNode node, RoomHost host) {}

  final FakeLoop loop = new FakeLoop();
  final Random random;
  final FakeLog log = new FakeLog("topic", PARTITIONS, loop);
  final FakeCommands commands = new FakeCommands(PARTITIONS);
  final FakeSnapshots snapshots = new FakeSnapshots();
  final FakeViews views;
  final FakeCluster cluster;
  final List<Instance> instances = new ArrayList<>();
  final List<BusMessage.Told> told = new ArrayList<>();
  final Map<String, List<BusMessage.Answer>> answers = new HashMap<>();
  final List<String> deadLetters = new ArrayList<>();

  /** By partition: the lane number up to which a publisher was told that all can be read. */
  final Map<Integer, Long> readable = new HashMap<>();

  private final Kinds kinds = new Kinds(new CounterService(), List.of(new CounterKind()));
  private final WireCodec wire = new WireCodec();
  private final Bus gateway;

  /** By partition: who asked for the whole interest. */
  final Map<Integer, String> owners = new HashMap<>();

  private final Map<Integer, List<BusMessage.ChannelInterest>> interest = new HashMap<>();
  private Fates fates = Fates.calm();
  private int born;
  private int sent;
  private boolean isLost;

  RoomWorld(long seed) {
    random = new Random(seed);
    views = new FakeViews(loop, () -> Duration.ofNanos(random.nextInt(2_000) * 1_000L));
    cluster =
        new FakeCluster(loop, () -> Duration.ofNanos(random.nextInt(1_000) * 1_000L), () -> false);
    gateway = cluster.join("gateway-1", Set.of("gateway"), loop);
    gateway.listen(this::hear);
    loop.schedule(Duration.ofSeconds(2), this::digest);
  }

  /** From now on sends meet these fates. */
  void fates(Fates fates) {
    this.fates = fates;
  }

  private final class Readable implements Ports.Publishing {
    @Override
    public void start(int partition) {}

    @Override
    public void stop(int partition) {}

    @Override
    public void readable(int partition, long claim, long lane) {
      readable.put(partition, lane);
    }
  }

  Instance start() {
    var node = new FakeNode(loop);
    var name = "node-" + ++born;
    var bus = cluster.join(name, Set.of("counters"), node);
    var ports =
        new Ports(
            node,
            task -> node.schedule(Duration.ofMillis(1), task),
            log.journal(node, (p, head) -> fates.next(p, head)),
            snapshots,
            handler -> commands.source(node, handler),
            (p, offset, room, raw, why) -> deadLetters.add(p + ":" + offset + ":" + why),
            views,
            bus,
            () -> Seed.of(random.nextLong()),
            new Readable(),
            new SimpleMeterRegistry());
    var instance = new Instance(name, node, new RoomHost(kinds, wire, ports));
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

  void run(Duration time) {
    loop.advance(time);
  }

  /** The gateway listens to a room's channel, with a user attached. */
  void attach(String room, long userId) {
    var change =
        new BusMessage.ChannelInterest("counter:" + room, true, List.of(userId), List.of());
    interest.computeIfAbsent(partition(room), p -> new ArrayList<>()).add(change);
    tellInterest(partition(room), false, List.of(change));
  }

  void detach(String room, long userId) {
    var channel = "counter:" + room;
    interest
        .get(partition(room))
        .replaceAll(
            c ->
                c.channel().equals(channel)
                    ? new BusMessage.ChannelInterest(channel, true, List.of(), List.of())
                    : c);
    tellInterest(
        partition(room),
        false,
        List.of(new BusMessage.ChannelInterest(channel, true, List.of(), List.of(userId))));
  }

  /** Sends a command and gives its request id. */
  String send(String room, long userId, String type, String fields) {
    return send(room, userId, type, fields, "r" + ++sent);
  }

  String send(String room, long userId, String type, String fields, String request) {
    var payload = "{\"type\":\"" + type + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    commands.append(
        partition(room),
        new CommandEnvelope(
            "c" + ++sent,
            type,
            loop.now(),
            Actor.user(userId, "user" + userId),
            "gateway-1",
            "socket-" + userId,
            new RoomId(room),
            request,
            payload.getBytes(StandardCharsets.UTF_8),
            "trace"));
    return request;
  }

  /** The answer to a request, null if there was none yet. */
  BusMessage.@Nullable Answer answer(String request) {
    var given = answers.get(request);
    return given == null ? null : given.getLast();
  }

  void await(String request) {
    loop.runUntil(Duration.ofSeconds(60), () -> answers.containsKey(request));
  }

  static int partition(String room) {
    return Math.floorMod(room.hashCode(), PARTITIONS);
  }

  /** Everything that counts in the log, folded by a reader of its own. */
  Map<Integer, Fold> folds() {
    var folds = new HashMap<Integer, Fold>();
    for (int p = 0; p < PARTITIONS; p++) {
      folds.put(p, fold(p));
    }
    return folds;
  }

  /** What must be so at all times, and what is visible is what the log says. */
  void check() {
    for (var entry : folds().entrySet()) {
      entry.getValue().checkVisible(told.stream().filter(t -> of(t) == entry.getKey()).toList());
      entry.getValue().checkReadable(views);
    }
  }

  /** The end: every command has one outcome, and everything can be read. */
  void checkComplete() {
    check();
    for (var entry : folds().entrySet()) {
      var fold = entry.getValue();
      assertThat(fold.outcomes)
          .as("outcomes of partition " + entry.getKey())
          .isEqualTo(sequence(commands.end(entry.getKey())));
      for (var room : fold.rooms.all()) {
        var channel = views.channel("counter:" + room.id());
        assertThat(channel).as("channel of " + room.id()).isNotNull();
        assertThat(new Head(channel.epoch, channel.head)).isEqualTo(room.head());
      }
    }
  }

  private static int of(BusMessage.Told message) {
    return partition(message.channel().substring("counter:".length()));
  }

  private static List<Long> sequence(long end) {
    var all = new ArrayList<Long>();
    for (long i = 0; i < end; i++) {
      all.add(i);
    }
    return all;
  }

  private Fold fold(int partition) {
    var fold = new Fold(new Rooms(kinds, wire));
    var codec = new DecisionCodec(kinds, wire);
    var rule = new ReaderRule(Mark.start("topic"));
    for (var entry : log.entries(partition)) {
      if (rule.read(entry.offset(), entry.head()) == ReaderRule.Verdict.COUNTS) {
        fold.add(codec.decode(entry.head().type(), entry.value()));
      }
    }
    return fold;
  }

  private void hear(BusMessage message) {
    switch (message) {
      case BusMessage.Parcel parcel -> parcel.entries().forEach(this::hear);
      case BusMessage.Owner owner ->
          tellInterest(
              owner.partition(), true, interest.getOrDefault(owner.partition(), List.of()));
      case BusMessage.WantInterest want -> {
        owners.put(want.partition(), want.node());
        tellInterest(want.partition(), true, interest.getOrDefault(want.partition(), List.of()));
      }
      default -> {}
    }
  }

  private void hear(BusMessage.Entry entry) {
    switch (entry) {
      case BusMessage.Told message when message.seq() > 0 -> {
        told.add(message);
        var channel = views.channel(message.channel());
        boolean readable =
            channel != null
                && (!channel.epoch.equals(message.epoch()) || channel.head >= message.seq());
        assertThat(readable || emptied).as("readable before visible: " + message).isTrue();
      }
      case BusMessage.Answer answer ->
          answers
              .computeIfAbsent(String.valueOf(answer.requestId()), r -> new ArrayList<>())
              .add(answer);
      default -> {}
    }
  }

  /** Set by tests that empty the views: what is visible may then not be readable for a while. */
  boolean emptied;

  private void tellInterest(
      int partition, boolean whole, List<BusMessage.ChannelInterest> channels) {
    for (var node : gateway.view().nodes("counters")) {
      gateway.send(
          node,
          new BusMessage.Interest(
              "counters", partition, "gateway-1", 0, whole, List.copyOf(channels)));
    }
  }

  /** The gateway does not know its owners, and says so with its next digests. */
  void lose() {
    owners.clear();
    isLost = true;
  }

  private void digest() {
    for (int p = 0; p < PARTITIONS; p++) {
      var table = new dev.paddock.engine.bus.InterestTable();
      table.apply(true, interest.getOrDefault(p, List.of()));
      for (var node : gateway.view().nodes("counters")) {
        gateway.send(
            node, new BusMessage.Digest("counters", p, "gateway-1", table.digest(), isLost));
      }
    }
    loop.schedule(Duration.ofSeconds(2), this::digest);
  }

  /** One partition as the log tells it. */
  static final class Fold {
    final Rooms rooms;
    final List<Long> outcomes = new ArrayList<>();
    private final Map<String, byte[]> lines = new HashMap<>();

    Fold(Rooms rooms) {
      this.rooms = rooms;
    }

    void add(Decision decision) {
      switch (decision) {
        case Decision.Accepted a when a.cause() != null -> outcomes.add(a.cause().offset());
        case Decision.Accepted a -> {}
        case Decision.Refusals r -> r.refusals().forEach(x -> outcomes.add(x.cause().offset()));
        case Decision.Failed f -> outcomes.add(f.cause().offset());
      }
      try {
        rooms.apply(decision).forEach(this::add);
      } catch (EvolveFailed bug) {
        // The room is quarantined here as it was in the writer.
      }
    }

    void checkVisible(List<BusMessage.Told> told) {
      for (var message : told) {
        assertThat(lines.get(key(message.channel(), message.epoch(), message.seq())))
            .as("visible, so it happened: " + message.channel() + " " + message.seq())
            .isEqualTo(message.bytes());
      }
    }

    void checkReadable(FakeViews views) {
      views
          .channels()
          .forEach(
              (name, channel) ->
                  channel.lines.forEach(
                      (seq, bytes) -> {
                        var line = lines.get(key(name, channel.epoch, seq));
                        if (partitionOf(name)) {
                          assertThat(line).as("readable, so it happened").isEqualTo(bytes);
                        }
                      }));
    }

    private boolean partitionOf(String channel) {
      return lines.keySet().stream().anyMatch(k -> k.startsWith(channel + " "));
    }

    private void add(Change change) {
      for (var spoken : change.spoken()) {
        if (!spoken.isForAsker()) {
          lines.put(key(change.channel(), change.epoch(), spoken.seq()), spoken.bytes());
        }
      }
    }

    private static String key(String channel, String epoch, long seq) {
      return channel + " " + epoch + " " + seq;
    }
  }
}
