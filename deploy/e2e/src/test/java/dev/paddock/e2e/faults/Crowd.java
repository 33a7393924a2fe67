package dev.paddock.e2e.faults;

import dev.paddock.e2e.Door;
import dev.paddock.e2e.Until;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** All players: they play until they are told to pause. */
final class Crowd implements AutoCloseable {
  private static final int TICK_MILLIS = 250;
  private static final int LIARS = 3;

  /** One table in so many plays Liar's Dice. */
  private static final int LIARS_EVERY = 5;

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Held for reading by whoever makes a move. */
  private final ReentrantReadWriteLock playing = new ReentrantReadWriteLock(true);

  private final List<Bot> bots = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();
  private final World world;
  private final Duration pace;
  private volatile boolean isStopped;

  /**
   * @param players at least
   * @param pace between two moves at a table
   */
  Crowd(List<Door> doors, int players, Duration pace, Problems problems) {
    this.pace = pace;
    world =
        new World(
            Line.client(vertx),
            new Chronicle(problems),
            new Requests(problems),
            problems,
            new World.Counts());
    while (bots.size() < players) {
      seat(doors);
    }
    vertx.setPeriodic(TICK_MILLIS, timer -> tick());
  }

  World world() {
    return world;
  }

  List<Bot> bots() {
    return bots;
  }

  List<Party> parties() {
    return parties;
  }

  /** Waits for all to be connected, lets them play, and returns when every table has begun. */
  void start() {
    awaitWhole(Until.SOON);
    parties.forEach(party -> threads.execute(() -> play(party)));
    Until.holds(
        "a room for every table",
        Until.SOON,
        () -> parties.stream().noneMatch(party -> party.room() == null));
  }

  /** Waits until every player is connected and hears all rooms. */
  void awaitWhole(Duration limit) {
    Until.holds("all players connected", limit, () -> bots.stream().allMatch(Bot::isWhole));
  }

  /** Waits for the outcome of every command; nobody moves then until {@link #resume}. */
  void pause() {
    playing.writeLock().lock();
  }

  void resume() {
    playing.writeLock().unlock();
  }

  /** Every player's line is cut. */
  void cut() {
    bots.forEach(Bot::cut);
  }

  /**
   * Asks something of every room.
   *
   * @param from when the time begins, as {@link System#nanoTime()}
   */
  CompletableFuture<Recovery> probe(long from) {
    return Probe.of(parties, from, threads);
  }

  @Override
  public void close() {
    isStopped = true;
    bots.forEach(Bot::stop);
    threads.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void seat(List<Door> doors) {
    int number = parties.size();
    var isLiars = number % LIARS_EVERY == LIARS_EVERY - 1;
    var players = new ArrayList<Bot>();
    for (int i = 0; i < (isLiars ? LIARS : 2); i++) {
      players.add(new Bot("p" + (bots.size() + i), number + i, doors, world));
    }
    bots.addAll(players);
    parties.add(new Party(number, isLiars ? "liars_dice" : "bigger_dice", players, world, number));
  }

  private void tick() {
    long now = System.nanoTime();
    bots.forEach(bot -> bot.tick(now));
  }

  private void play(Party party) {
    try {
      while (!isStopped) {
        move(party);
        long millis = pace.toMillis();
        Until.passed(
            Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, 3 * millis / 2)));
      }
    } catch (InterruptedException e) {
      // The crowd is being closed.
    } catch (RuntimeException e) {
      world.problems().add("a table ended: %s", e);
    }
  }

  private void move(Party party) throws InterruptedException {
    playing.readLock().lockInterruptibly();
    try {
      if (!isStopped) {
        party.step();
      }
    } finally {
      playing.readLock().unlock();
    }
  }
}
