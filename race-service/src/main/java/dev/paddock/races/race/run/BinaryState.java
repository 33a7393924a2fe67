package dev.paddock.races.race.run;

import dev.paddock.simulation.Race;
import java.nio.ByteBuffer;

/**
 * The compact form of a {@code game_state}, big-endian. Header, 16 bytes: {@code 'P' 'S'}, version,
 * number of cars, tick (4), the numbers of the cars first to last (8, 0 for none). Each car, 20
 * bytes: x and y in 1/512 m (3 each), vx and vy in cm/s (2 each), heading in 1/10000 rad (2),
 * angular velocity in 1/1000 rad/s (2), flags (1), number and surface (1), lap (1), checkpoint (1),
 * nitro in 1/255 (1), last input modulo 256 (1). What does not fit is cut off at the bound.
 */
final class BinaryState {
  static final int HEADER = 16;
  static final int CAR = 20;
  static final byte VERSION = 1;

  private static final double PLACE = 512;
  private static final double SPEED = 100;
  private static final double ANGLE = 10_000;
  private static final double TURNING = 1_000;
  private static final int PLACES = 8;
  private static final int MAX_24 = (1 << 23) - 1;

  private BinaryState() {}

  /**
   * Writes a state.
   *
   * @param numbers of the cars in the race, by place on the grid
   * @param inputs numbers of the newest inputs, by place on the grid
   */
  static byte[] of(Race race, int[] numbers, int[] inputs) {
    var out = ByteBuffer.allocate(HEADER + CAR * race.cars());
    out.put((byte) 'P').put((byte) 'S').put(VERSION).put((byte) race.cars()).putInt(race.tick());
    for (int place = 0; place < PLACES; place++) {
      out.put((byte) (place < race.cars() ? numbers[race.carAt(place)] : 0));
    }
    for (int car = 0; car < race.cars(); car++) {
      put(out, race, car, numbers[car], inputs[car]);
    }
    return out.array();
  }

  private static void put(ByteBuffer out, Race race, int car, int number, int input) {
    put24(out, bounded(race.x(car) * PLACE, MAX_24));
    put24(out, bounded(race.y(car) * PLACE, MAX_24));
    putShort(out, race.vx(car) * SPEED);
    putShort(out, race.vy(car) * SPEED);
    putShort(out, race.heading(car) * ANGLE);
    putShort(out, race.angularVelocity(car) * TURNING);
    out.put((byte) flags(race, car));
    out.put((byte) (number | race.surface(car).ordinal() << 4));
    out.put((byte) bounded(race.lap(car), 255));
    out.put((byte) bounded(race.checkpoint(car), 255));
    out.put((byte) bounded(race.nitro(car) * 255, 255));
    out.put((byte) input);
  }

  private static int flags(Race race, int car) {
    return bit(race.offTrack(car), 0)
        | bit(race.drifting(car), 1)
        | bit(race.nitroTicks(car) > 0, 2)
        | bit(race.wrongWay(car), 3)
        | bit(race.finished(car), 4)
        | bit(race.retired(car), 5);
  }

  private static int bit(boolean set, int place) {
    return set ? 1 << place : 0;
  }

  private static void putShort(ByteBuffer out, double value) {
    out.putShort((short) bounded(value, Short.MAX_VALUE));
  }

  private static void put24(ByteBuffer out, int value) {
    out.put((byte) (value >> 16)).put((byte) (value >> 8)).put((byte) value);
  }

  private static int bounded(double value, int most) {
    return (int) Math.rint(Math.max(-most, Math.min(most, value)));
  }
}
