package dev.paddock.deploy.bench.play;

import dev.paddock.deploy.bench.Options;
import dev.paddock.deploy.bench.Report;
import dev.paddock.deploy.bench.node.Cores;
import dev.paddock.deploy.bench.node.Fleet;
import dev.paddock.deploy.bench.node.Node;
import dev.paddock.deploy.bench.node.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The rows about processes that die: seconds until everybody is answered again. */
public final class Deaths {
  private static final int AT_ONCE = 256;
  private static final long PATIENCE_SECONDS = 60;

  private Deaths() {}

  /** A game service is killed, then one is frozen; all players of all rooms ask at once. */
  public static void takeover(Options options, Report report) throws Exception {
    int rooms = options.number("rooms", 100);
    int rounds = options.number("rounds", 3);
    var table = report.table("what", "rooms", "players", "seconds, each time");
    try (var fleet = new Fleet(List.of())) {
      fleet.servers(Cores.ANY);
      var services = new ArrayList<>(List.of(fleet.games(Cores.ANY), fleet.games(Cores.ANY)));
      var gateways = List.of(fleet.gateway(Cores.ANY), fleet.gateway(Cores.ANY));
      try (var hall = new Hall(fleet)) {
        seat(hall, gateways, rooms);
        var killed = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
          TimeUnit.SECONDS.sleep(options.number("settle", 14));
          var victim = services.removeFirst();
          killed.add(untilAnswered(hall, victim::kill));
          services.add(fleet.games(Cores.ANY));
        }
        table.row("killed", rooms, 2 * rooms, shown(killed));
        goal(report, "killed: seconds, worst", killed, 1.5);
        TimeUnit.SECONDS.sleep(options.number("settle", 14));
        var frozen = services.removeFirst();
        var thawed = List.of(untilAnswered(hall, () -> signal(frozen, "STOP")));
        signal(frozen, "CONT");
        table.row("frozen", rooms, 2 * rooms, shown(thawed));
        goal(report, "frozen: seconds", thawed, 4.5);
      }
    }
    table.print();
  }

  /** One of two gateways is killed; its sockets go to the other and resume. */
  public static void gateway(Options options, Report report) throws Exception {
    int sockets = options.number("sockets", 10_000);
    int rooms = options.number("rooms", 1_000);
    var table = report.table("sockets", "seconds", "CPU of Redis, cores");
    try (var fleet = new Fleet(List.of())) {
      var servers = fleet.servers(Cores.ANY);
      fleet.games(Cores.ANY);
      var dying = fleet.gateway(Cores.ANY);
      var other = fleet.gateway(Cores.ANY);
      try (var hosts = new Hall(fleet);
          var hall = new Hall(fleet)) {
        hosts.open(hosts.enter(other, numbers(rooms, rooms)));
        var listeners = hall.enter(dying, numbers(sockets, rooms));
        hall.ask(listeners, one -> one.send("subscribe", channel(hall, one)));
        TimeUnit.SECONDS.sleep(5);
        long redis = redis(servers);
        long cpu = Usage.cpuNanos(redis);
        long from = System.nanoTime();
        var resumed = new CountDownLatch(sockets);
        hall.tell(new Resuming(hall, resumed));
        dying.kill();
        hall.enterAgain(other, AT_ONCE);
        await(resumed);
        double seconds = (System.nanoTime() - from) / 1e9;
        double core = (Usage.cpuNanos(redis) - cpu) / 1e9 / seconds;
        table.row(sockets, seconds, core);
        report.goal("seconds until all have resumed", "≤ 5", seconds, seconds <= 5);
        report.goal("CPU of Redis meanwhile, cores", "≤ 0.5", core, core <= 0.5);
      }
    }
    table.print();
  }

  /** Everything is killed and started again on the same data. */
  public static void restart(Options options, Report report) throws Exception {
    int rooms = options.number("rooms", 10_000);
    var table = report.table("rooms", "servers, s", "all processes, s", "all rooms answer, s");
    try (var fleet = new Fleet(List.of())) {
      var nodes = new ArrayList<>(List.of(fleet.servers(Cores.ANY), fleet.games(Cores.ANY)));
      var gateway = fleet.gateway(Cores.ANY);
      nodes.add(gateway);
      try (var hall = new Hall(fleet)) {
        hall.open(hall.enter(gateway, numbers(rooms, rooms)));
        TimeUnit.SECONDS.sleep(options.number("settle", 5));
        nodes.forEach(Node::kill);
        long from = System.nanoTime();
        fleet.servers(Cores.ANY);
        double servers = seconds(from);
        var game = fleet.startGames(Cores.ANY);
        var door = fleet.ready(fleet.startGateway(Cores.ANY));
        fleet.ready(game);
        double all = seconds(from);
        hall.enterAgain(door, AT_ONCE);
        hall.ask(hall.players(), one -> one.send("rejoin_room", room(hall, one)));
        double answered = seconds(from);
        table.row(rooms, servers, all, answered);
        report.goal("seconds until all rooms answer", "≤ 20", answered, answered <= 20);
      }
    }
    table.print();
  }

  private static void seat(Hall hall, List<Node> gateways, int rooms) throws Exception {
    hall.open(hall.enter(gateways.getFirst(), numbers(rooms, rooms)));
    hall.join(hall.enter(gateways.getLast(), numbers(rooms, rooms)));
  }

  /** Every player says something right after the fault; how long until all are answered. */
  private static double untilAnswered(Hall hall, Runnable fault) throws Exception {
    var left = new CountDownLatch(hall.players().size());
    hall.tell(
        new Player.Listener() {
          @Override
          public void answered(Player player, long nanos) {
            left.countDown();
          }
        });
    fault.run();
    long from = System.nanoTime();
    hall.crowd().execute(() -> hall.players().forEach(hall::say));
    await(left);
    return seconds(from);
  }

  private static void await(CountDownLatch left) throws InterruptedException {
    if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(left.getCount() + " were not answered");
    }
  }

  private static List<Integer> numbers(int count, int rooms) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      numbers.add(i % rooms);
    }
    return numbers;
  }

  private static String channel(Hall hall, Player player) {
    return ",\"channel\":\"" + hall.channel(player.room) + "\"";
  }

  private static String room(Hall hall, Player player) {
    return ",\"room_id\":\"" + hall.room(player.room) + "\"";
  }

  private static long redis(Node servers) {
    return ProcessHandle.of(servers.pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(child -> child.info().command().orElse("").contains("redis"))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElseThrow();
  }

  private static void signal(Node node, String name) {
    try {
      node.signal(name);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void goal(Report report, String what, List<Double> seconds, double goal) {
    double worst = seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    report.goal(what, "≤ " + goal, worst, worst <= goal);
  }

  private static String shown(List<Double> seconds) {
    return String.join(", ", seconds.stream().map("%.2f"::formatted).toList());
  }

  private static double seconds(long from) {
    return (System.nanoTime() - from) / 1e9;
  }

  /** Says where it was as soon as it is connected again. */
  private static final class Resuming implements Player.Listener {
    private final Hall hall;
    private final CountDownLatch resumed;

    Resuming(Hall hall, CountDownLatch resumed) {
      this.hall = hall;
      this.resumed = resumed;
    }

    @Override
    public void opened(Player player) {
      player.send(
          "resume",
          ",\"channels\":[{\"channel\":\"%s\",\"epoch\":\"%s\",\"seq\":1}]"
              .formatted(hall.channel(player.room), player.epoch()));
    }

    @Override
    public void answered(Player player, long nanos) {
      resumed.countDown();
    }
  }
}
