package dev.paddock.simulation;

/** The state of a race as bytes: a head of four ints, then all quantities in their order. */
final class Snapshot {
  private static final int HEAD = 16;

  private final byte[] bytes;
  private int at;

  private Snapshot(byte[] bytes) {
    this.bytes = bytes;
  }

  static byte[] save(int magic, int tick, Cars cars) {
    var snapshot = new Snapshot(new byte[size(cars)]);
    snapshot.put(magic);
    snapshot.put(Physics.PHYSICS_VERSION);
    snapshot.put(cars.count);
    snapshot.put(tick);
    for (double[] reals : cars.reals()) {
      for (double real : reals) {
        long bits = Double.doubleToLongBits(real);
        snapshot.put((int) (bits >>> 32));
        snapshot.put((int) bits);
      }
    }
    for (int[] wholes : cars.wholes()) {
      for (int whole : wholes) {
        snapshot.put(whole);
      }
    }
    return snapshot.bytes;
  }

  /** Fills the cars and returns the tick. */
  static int load(int magic, byte[] bytes, Cars cars) {
    var snapshot = new Snapshot(bytes);
    if (bytes.length != size(cars)) {
      throw new IllegalArgumentException(
          "a snapshot of " + bytes.length + " bytes: expected " + size(cars));
    }
    snapshot.expect("format", magic);
    snapshot.expect("physics version", Physics.PHYSICS_VERSION);
    snapshot.expect("number of cars", cars.count);
    int tick = snapshot.take();
    for (double[] reals : cars.reals()) {
      for (int i = 0; i < reals.length; i++) {
        long high = snapshot.take();
        long low = snapshot.take() & 0xffffffffL;
        reals[i] = Double.longBitsToDouble(high << 32 | low);
      }
    }
    for (int[] wholes : cars.wholes()) {
      for (int i = 0; i < wholes.length; i++) {
        wholes[i] = snapshot.take();
      }
    }
    return tick;
  }

  private static int size(Cars cars) {
    return HEAD + cars.count * (8 * cars.reals().length + 4 * cars.wholes().length);
  }

  private void expect(String what, int value) {
    int found = take();
    if (found != value) {
      throw new IllegalArgumentException(
          "a snapshot of " + what + " " + found + ": expected " + value);
    }
  }

  private void put(int value) {
    bytes[at++] = (byte) (value >>> 24);
    bytes[at++] = (byte) (value >>> 16);
    bytes[at++] = (byte) (value >>> 8);
    bytes[at++] = (byte) value;
  }

  private int take() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | (bytes[at++] & 0xff);
    }
    return value;
  }
}
