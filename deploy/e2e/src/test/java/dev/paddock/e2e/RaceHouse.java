package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Race services as processes behind one gateway, and races with one person each. */
final class RaceHouse implements AutoCloseable {
  private static final int LAPS = 2;
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final List<String> STRENGTHS = List.of("rookie", "club", "pro");

  final List<Cluster.Node> services = new ArrayList<>();
  final List<RaceDriver> drivers = new ArrayList<>();
  private final List<String> races = new ArrayList<>();
  private final Cluster cluster;
  private final Door door;

  /** The longest pause between two states of a race in a time. */
  record Gap(String race, long millis) {}

  RaceHouse(Path home, int services) throws Exception {
    cluster = new Cluster(home);
    for (int i = 0; i < services; i++) {
      addService();
    }
    door = cluster.gateway().awaitReady();
    this.services.forEach(Cluster.Node::awaitReady);
  }

  /** Makes services added from now on reach a server through a line that can be cut. */
  Proxy line(String variable) throws Exception {
    return cluster.line(variable);
  }

  /** Starts one more; it takes its part once it is ready. */
  Cluster.Node addService() throws Exception {
    services.add(cluster.races());
    return services.getLast();
  }

  /** Kills the service that came last, as with -9. */
  void killNewest() throws Exception {
    services.removeLast().process().kill();
  }

  /** Begins races, each with one person and so many built-in drivers. */
  void races(int count, int builtIn) {
    for (int i = 0; i < count; i++) {
      race(i, builtIn);
    }
  }

  private void race(int number, int builtIn) {
    var driver = new RaceDriver(door, "driver" + number);
    drivers.add(driver);
    var others = new JsonArray();
    for (int i = 0; i < builtIn; i++) {
      others.add(STRENGTHS.get(i % STRENGTHS.size()));
    }
    var made =
        driver.ask(
            "create_race",
            new JsonObject()
                .put("name", "drill " + number)
                .put("stage", new JsonObject().put("seed", 40 + number).put("length", 1_000))
                .put("laps", LAPS)
                .put("drivers", others));
    var race = made.getString("race_id");
    races.add(race);
    for (var step : List.of("join_race", "ready")) {
      var answer = driver.ask(step, new JsonObject().put("race_id", race));
      assertThat(answer.getString("type")).as(answer.encode()).isEqualTo("ack");
    }
  }

  /** Waits for the results and looks whether all was what was shown. */
  void check() {
    for (int i = 0; i < races.size(); i++) {
      var driver = drivers.get(i);
      Until.holds("race_end", LONGEST, () -> !driver.all("race_end").isEmpty());
      var check = new RaceCheck(cluster.kafka(), races.get(i));
      check.shownAsMadeAgain(driver.all("game_state"));
      check.verifies();
      check.countsOnceFor(driver.user());
    }
  }

  /** Of each race; times of the monotonic clock. */
  List<Gap> gaps(long from, long to) {
    var gaps = new ArrayList<Gap>();
    for (int i = 0; i < races.size(); i++) {
      gaps.add(new Gap(races.get(i), longest(drivers.get(i), from, to)));
    }
    return gaps;
  }

  @Override
  public void close() throws Exception {
    drivers.forEach(RaceDriver::close);
    cluster.close();
  }

  private static long longest(RaceDriver driver, long from, long to) {
    long longest = 0;
    long before = 0;
    for (var state : driver.all("game_state")) {
      if (before != 0 && state.nanos() > from && before < to) {
        longest = Math.max(longest, state.nanos() - before);
      }
      before = state.nanos();
    }
    return TimeUnit.NANOSECONDS.toMillis(longest);
  }
}
