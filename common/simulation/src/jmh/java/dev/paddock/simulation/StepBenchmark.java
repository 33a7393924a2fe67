package dev.paddock.simulation;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Steps a second of eight cars on a circuit; a race in real time needs 60. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
  private static final int TICKS = 12_000;

  private final int[][] inputs = new int[TICKS][8];
  private Race race = prepare();
  private byte[] grid = race.save();
  private Driver[] drivers = new Driver[8];

  private static Race prepare() {
    return races().race();
  }

  private static Races.Driven races() {
    return Races.driven(Circuits.named("kestrel_ring"), 8, 100, 1);
  }

  /** Drives once and keeps what the drivers did. */
  @Setup
  public void record() {
    var driven = races();
    race = driven.race();
    grid = race.save();
    drivers = driven.drivers();
    for (int tick = 0; tick < TICKS; tick++) {
      for (int car = 0; car < 8; car++) {
        inputs[tick][car] = drivers[car].controls(race, car);
        race.setInput(car, inputs[tick][car]);
      }
      race.step();
    }
    race.load(grid);
  }

  /** Inputs as they came from drivers, then a step. */
  @Benchmark
  public int step() {
    if (race.tick() == TICKS) {
      race.load(grid);
    }
    var input = inputs[race.tick()];
    for (int car = 0; car < 8; car++) {
      race.setInput(car, input[car]);
    }
    race.step();
    return race.carAt(0);
  }

  /** A step of eight built-in drivers. */
  @Benchmark
  public int stepWithDrivers() {
    if (race.tick() == TICKS) {
      race.load(grid);
    }
    for (int car = 0; car < 8; car++) {
      race.setInput(car, drivers[car].controls(race, car));
    }
    race.step();
    return race.carAt(0);
  }

  @Benchmark
  public String hash() {
    return race.hash();
  }
}
