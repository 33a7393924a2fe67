package dev.paddock.e2e.faults;

import dev.paddock.e2e.faults.Fault.Since;
import dev.paddock.e2e.faults.Fault.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The faults there are, each against a target that is chosen by chance. */
final class Faults {
  /** What can go wrong; the names stand in the ledger. */
  enum Kind {
    SERVICE_KILL,
    SERVICE_FREEZE,
    GATEWAY_KILL,
    GATEWAY_FREEZE,
    KAFKA_KILL,
    KAFKA_FREEZE,
    REDIS_KILL,
    REDIS_FREEZE,
    REDIS_EMPTIED,
    MONGO_KILL,
    SOCKETS_CUT,
    ALL_KILL,
    ROLLING_RESTART,
    SERVICE_CLOCK,
    GATEWAY_CLOCK,
    REDIS_AWAY,
    KAFKA_AWAY,
    NODE_ALONE,
    BUS_DROPPED,
    SPLIT,
    DISK_FULL;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean needsNet() {
      return compareTo(REDIS_AWAY) >= 0 && this != DISK_FULL;
    }
  }

  private static final Duration FREEZE = Duration.ofSeconds(20);
  private static final Duration AWAY = Duration.ofSeconds(10);
  private static final Duration SPLIT = Duration.ofSeconds(20);
  private static final Duration DOWN = Duration.ofSeconds(3);
  private static final Duration CLOCK = Duration.ofSeconds(60);
  private static final long KILL_GOAL = 1_500;
  private static final long FREEZE_GOAL = 4_500;
  private static final long NO_GOAL = 0;
  private static final int KAFKA = 0;
  private static final int REDIS = 1;

  private final Arena arena;
  private final Crowd crowd;

  Faults(Arena arena, Crowd crowd) {
    this.arena = arena;
    this.crowd = crowd;
  }

  /** The kinds this machine can make. */
  List<Kind> kinds() {
    return List.of(Kind.values()).stream()
        .filter(kind -> arena.net().isDivided() || !kind.needsNet())
        .filter(kind -> arena.disk().isOwn() || kind != Kind.DISK_FULL)
        .toList();
  }

  /** A kind by chance, and then a target by chance. */
  Fault any(Random random) {
    var kinds = kinds();
    return of(kinds.get(random.nextInt(kinds.size())), random);
  }

  Fault of(Kind kind, Random random) {
    var service = any(arena.services(), random);
    var gateway = any(arena.gateways(), random);
    return switch (kind) {
      case SERVICE_KILL -> kill(kind, service, KILL_GOAL);
      case GATEWAY_KILL -> kill(kind, gateway, NO_GOAL);
      case SERVICE_FREEZE -> freeze(kind, service, FREEZE_GOAL);
      case GATEWAY_FREEZE -> freeze(kind, gateway, NO_GOAL);
      case SERVICE_CLOCK -> clock(kind, service, random);
      case GATEWAY_CLOCK -> clock(kind, gateway, random);
      case KAFKA_FREEZE ->
          lasting(kind, AWAY, () -> Shell.freeze(kafka()), () -> Shell.thaw(kafka()));
      case REDIS_FREEZE ->
          lasting(kind, AWAY, () -> Shell.freeze(arena.redis()), () -> Shell.thaw(arena.redis()));
      case KAFKA_KILL -> lasting(kind, DOWN, () -> arena.kafka().kill(), this::restartKafka);
      case REDIS_KILL -> lasting(kind, DOWN, arena::killRedis, arena::startRedis);
      case MONGO_KILL -> lasting(kind, DOWN, () -> arena.mongo().kill(), this::restartMongo);
      case DISK_FULL -> lasting(kind, AWAY, () -> arena.disk().fill(), this::freeDisk);
      case REDIS_EMPTIED -> sudden(kind, arena::emptyRedis);
      case SOCKETS_CUT -> sudden(kind, crowd::cut);
      case ALL_KILL -> lasting(kind, DOWN, this::killAll, this::startAll);
      case ROLLING_RESTART -> lasting(kind, Duration.ZERO, this::rollingRestart, Step::nothing);
      case REDIS_AWAY -> away(kind, arena.addresses().get(REDIS), arena.nodes());
      case KAFKA_AWAY -> away(kind, arena.addresses().get(KAFKA), arena.nodes());
      case NODE_ALONE ->
          away(kind, arena.addresses().get(random.nextInt(2)), List.of(any(arena.nodes(), random)));
      case BUS_DROPPED -> apart(kind, List.of(service), List.of(gateway));
      case SPLIT -> split(kind, service, gateway);
    };
  }

  private static Node any(List<Node> nodes, Random random) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  private ProcessHandle kafka() {
    return arena.kafka().handle();
  }

  private static Fault sudden(Kind kind, Step step) {
    return new Fault(kind, "", Duration.ZERO, step, Step::nothing, NO_GOAL, Since.BEGIN);
  }

  private static Fault lasting(Kind kind, Duration lasts, Step begin, Step end) {
    return new Fault(kind, "", lasts, begin, end, NO_GOAL, Since.END);
  }

  private static Fault kill(Kind kind, Node node, long goal) {
    return new Fault(
        kind, node.name(), DOWN, node::kill, () -> startAgain(node), goal, Since.BEGIN);
  }

  private static Fault freeze(Kind kind, Node node, long goal) {
    return new Fault(
        kind,
        node.name(),
        FREEZE,
        () -> Shell.freeze(node.handle()),
        () -> Shell.thaw(node.handle()),
        goal,
        Since.BEGIN);
  }

  /** Its next life has another clock; the life after that is right again. */
  private static Fault clock(Kind kind, Node node, Random random) {
    var shift = random.nextBoolean() ? CLOCK : CLOCK.negated();
    Step begin =
        () -> {
          node.kill();
          node.shiftClock(shift);
        };
    Step end =
        () -> {
          startAgain(node);
          node.shiftClock(Duration.ZERO);
        };
    var target = node.name() + " " + shift.toSeconds() + " s";
    return new Fault(kind, target, DOWN, begin, end, NO_GOAL, Since.BEGIN);
  }

  private Fault away(Kind kind, String address, List<Node> from) {
    Step begin = () -> from.forEach(node -> arena.net().lose(node.index(), address));
    var what = arena.addresses().indexOf(address) == KAFKA ? " kafka" : " redis";
    var target = from.size() == 1 ? from.getFirst().name() + what : "";
    return new Fault(kind, target, AWAY, begin, () -> arena.net().heal(), NO_GOAL, Since.END);
  }

  private Fault split(Kind kind, Node service, Node gateway) {
    var rest = new ArrayList<>(arena.nodes());
    var half = List.of(service, gateway);
    rest.removeAll(half);
    return apart(kind, half, rest);
  }

  private Fault apart(Kind kind, List<Node> some, List<Node> others) {
    Step begin =
        () -> some.forEach(a -> others.forEach(b -> arena.net().part(a.index(), b.index())));
    var names = names(some) + " | " + names(others);
    return new Fault(kind, names, SPLIT, begin, () -> arena.net().heal(), NO_GOAL, Since.END);
  }

  private static String names(List<Node> nodes) {
    return String.join(" ", nodes.stream().map(Node::name).toList());
  }

  private static void startAgain(Node node) throws Exception {
    node.start();
    node.awaitReady();
  }

  private void restartKafka() throws Exception {
    arena.startKafka();
    arena.awaitKafka();
  }

  private void restartMongo() throws Exception {
    arena.startMongo();
    arena.awaitMongo();
  }

  /** The broker ends where it cannot write; what started it starts it again. */
  private void freeDisk() throws Exception {
    arena.disk().free();
    if (!kafka().isAlive()) {
      restartKafka();
    }
  }

  private void killAll() throws Exception {
    for (var node : arena.nodes()) {
      node.kill();
    }
    arena.kafka().kill();
    arena.mongo().kill();
    arena.killRedis();
  }

  private void startAll() throws Exception {
    arena.startKafka();
    arena.startMongo();
    arena.startRedis();
    arena.awaitServers();
    for (var node : arena.nodes()) {
      node.start();
    }
    arena.nodes().forEach(Node::awaitReady);
  }

  private void rollingRestart() throws Exception {
    for (var node : arena.nodes()) {
      node.stop();
      startAgain(node);
    }
  }
}
