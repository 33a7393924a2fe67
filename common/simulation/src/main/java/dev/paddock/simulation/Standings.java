package dev.paddock.simulation;

/**
 * Who is ahead of whom: the finished by their time, then those still driving by how far they are,
 * then the retired. Measured in metres, so nobody jumps at a line.
 */
final class Standings {
  private final Cars cars;
  private final int[] order;
  private final int[] place;

  Standings(Cars cars) {
    this.cars = cars;
    order = new int[cars.count];
    place = new int[cars.count];
    for (int i = 0; i < cars.count; i++) {
      order[i] = i;
    }
    sort();
  }

  /** The car on a place, from 0. */
  int at(int index) {
    return order[index];
  }

  /** A car's place, from 0. */
  int of(int car) {
    return place[car];
  }

  void sort() {
    for (int i = 1; i < order.length; i++) {
      int car = order[i];
      int at = i;
      while (at > 0 && ahead(car, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = car;
    }
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
  }

  private boolean ahead(int a, int b) {
    int rankA = rank(a);
    int rankB = rank(b);
    if (rankA != rankB) {
      return rankA < rankB;
    }
    if (rankA == 0 && cars.finishTime[a] != cars.finishTime[b]) {
      return cars.finishTime[a] < cars.finishTime[b];
    }
    if (rankA > 0 && cars.progress[a] != cars.progress[b]) {
      return cars.progress[a] > cars.progress[b];
    }
    return a < b;
  }

  private int rank(int car) {
    return cars.finishTick[car] != Cars.NEVER ? 0 : cars.retiredTick[car] != Cars.NEVER ? 2 : 1;
  }
}
