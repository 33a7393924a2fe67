package dev.paddock.simulation;

/** What happened in the last step, in order, without allocating. */
public final class Events {
  /** Most events of a step; more are dropped, and collisions of the last cars are what is lost. */
  public static final int MAX_EVENTS = 128;

  private static final int NOBODY = -1;

  private final EventKind[] kinds = new EventKind[MAX_EVENTS];
  private final int[] cars = new int[MAX_EVENTS];
  private final int[] others = new int[MAX_EVENTS];
  private final int[] numbers = new int[MAX_EVENTS];
  private final double[] values = new double[MAX_EVENTS];
  private int tick;
  private int count;

  Events() {}

  public int count() {
    return count;
  }

  public EventKind kind(int index) {
    return kinds[index];
  }

  public int car(int index) {
    return cars[index];
  }

  public int other(int index) {
    return others[index];
  }

  public int number(int index) {
    return numbers[index];
  }

  public double value(int index) {
    return values[index];
  }

  /** One event as a record, for those off the hot path. */
  public RaceEvent at(int index) {
    return new RaceEvent(
        kinds[index], tick, cars[index], others[index], numbers[index], values[index]);
  }

  void clear(int newTick) {
    tick = newTick;
    count = 0;
  }

  void add(EventKind kind, int car, int number, double value) {
    add(kind, car, NOBODY, number, value);
  }

  void collision(int car, int other, double closing) {
    add(EventKind.COLLISION, car, other, 0, closing);
  }

  void wallHit(int car, double closing) {
    add(EventKind.COLLISION, car, NOBODY, 0, closing);
  }

  private void add(EventKind kind, int car, int other, int number, double value) {
    if (count == MAX_EVENTS) {
      return;
    }
    kinds[count] = kind;
    cars[count] = car;
    others[count] = other;
    numbers[count] = number;
    values[count] = value;
    count++;
  }
}
