package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class RaceStateTest {
  private static final Stage RING = Circuits.named("kestrel_ring");

  @Test
  void savedAndLoadedItGoesOnToTheBit() {
    var driven = Races.driven(RING, 8, 2, 9);
    for (int tick = 0; tick < 700; tick++) {
      driven.step();
    }
    var saved = driven.race().save();
    var other = Races.driven(RING, 8, 2, 9);
    other.race().load(saved);
    for (int tick = 0; tick < 700; tick++) {
      assertThat(other.race().hash()).isEqualTo(driven.race().hash());
      assertThat(other.race().standings()).isEqualTo(driven.race().standings());
      driven.step();
      other.step();
    }
  }

  @Test
  void aSnapshotOfSomethingElseIsRefused() {
    var race = alone(RING);
    var saved = race.save();
    var eight = Races.driven(RING, 8, 1, 1).race();
    assertThatThrownBy(() -> eight.load(saved)).hasMessageContaining("expected");
    assertThatThrownBy(() -> race.load(new byte[3])).hasMessageContaining("3 bytes");
    saved[7]++;
    assertThatThrownBy(() -> race.load(saved)).hasMessageContaining("physics version");
  }

  @Test
  void everyQuantityOfTheStateIsInTheHash() {
    var race = alone(RING);
    var before = race.hash();
    for (double[] reals : race.cars.reals()) {
      reals[0] = Math.nextUp(reals[0]);
      assertThat(race.hash()).isNotEqualTo(before);
      reals[0] = Math.nextDown(reals[0]);
    }
    for (int[] wholes : race.cars.wholes()) {
      wholes[0]++;
      assertThat(race.hash()).isNotEqualTo(before);
      wholes[0]--;
    }
    assertThat(race.hash()).isEqualTo(before).matches("[0-9a-f]{16}");
  }

  @Test
  void aNegativeZeroHashesAsZero() {
    var race = alone(RING);
    race.cars.vy[0] = 0.0;
    var before = race.hash();
    race.cars.vy[0] = -0.0;
    assertThat(race.hash()).isEqualTo(before);
  }

  @Test
  void aStepAllocatesNothing() {
    var driven = Races.driven(RING, 8, 5, 1);
    for (int tick = 0; tick < 2_000; tick++) {
      driven.step();
    }
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int tick = 0; tick < 1_000; tick++) {
      driven.step();
    }
    long bytes = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).isLessThan(1_000);
  }

  private static Race alone(Stage stage) {
    return new Race(stage, new CarSpec[] {CarSpec.USUAL}, 1, 1);
  }
}
