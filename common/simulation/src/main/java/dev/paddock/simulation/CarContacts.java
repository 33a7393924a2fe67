package dev.paddock.simulation;

/** Collisions of cars with cars: capsules, one contact a pair, impulses with friction. */
final class CarContacts {
  /** m/s: slower touches are resolved but not told. */
  static final double TOLD_SPEED = 0.7;

  private final Cars cars;
  private final CarModel[] models;
  private final Events events;
  private final double[] axisX;
  private final double[] axisY;

  // The contact in hand: normal from i to j, point of contact, depth.
  private double normalX;
  private double normalY;
  private double pointX;
  private double pointY;
  private double depth;

  CarContacts(Cars cars, CarModel[] models, Events events) {
    this.cars = cars;
    this.models = models;
    this.events = events;
    axisX = new double[cars.count];
    axisY = new double[cars.count];
  }

  /** Resolves every pair (i, j), i before j, of cars still racing. */
  void resolve() {
    for (int i = 0; i < cars.count; i++) {
      axisX[i] = Maths.cos(cars.heading[i]);
      axisY[i] = Maths.sin(cars.heading[i]);
    }
    for (int i = 0; i < cars.count; i++) {
      for (int j = i + 1; j < cars.count; j++) {
        if (near(i, j) && cars.racing(i) && cars.racing(j) && touch(i, j)) {
          push(i, j);
          part(i, j);
        }
      }
    }
  }

  private boolean near(int i, int j) {
    double dx = cars.x[j] - cars.x[i];
    double dy = cars.y[j] - cars.y[i];
    double reach = models[i].half + models[i].radius + models[j].half + models[j].radius;
    return dx * dx + dy * dy < reach * reach;
  }

  /** Finds the contact of two capsules, if they overlap: the nearest points of their axes. */
  private boolean touch(int i, int j) {
    double dx = cars.x[i] - cars.x[j];
    double dy = cars.y[i] - cars.y[j];
    double cross = axisX[i] * axisX[j] + axisY[i] * axisY[j];
    double c = axisX[i] * dx + axisY[i] * dy;
    double f = axisX[j] * dx + axisY[j] * dy;
    double determinant = 1 - cross * cross;
    double hi = models[i].half;
    double hj = models[j].half;
    double s =
        determinant > 1e-3 ? Maths.clamp((cross * f - c) / determinant, -hi, hi) : level(c, hi, hj);
    double t = cross * s + f;
    if (t < -hj || t > hj) {
      t = Maths.clamp(t, -hj, hj);
      s = Maths.clamp(cross * t - c, -hi, hi);
    }
    double ax = cars.x[i] + s * axisX[i];
    double ay = cars.y[i] + s * axisY[i];
    double bx = cars.x[j] + t * axisX[j];
    double by = cars.y[j] + t * axisY[j];
    return contact(ax, ay, bx, by, models[i].radius, models[j].radius);
  }

  /** For axes side by side: the middle of the part of i's that j's lies along. */
  private static double level(double c, double hi, double hj) {
    double middle = -c;
    double low = Math.max(-hi, middle - hj);
    double high = Math.min(hi, middle + hj);
    return Maths.clamp(0.5 * (low + high), -hi, hi);
  }

  private boolean contact(double ax, double ay, double bx, double by, double ri, double rj) {
    double dx = bx - ax;
    double dy = by - ay;
    double square = dx * dx + dy * dy;
    double reach = ri + rj;
    if (!(square < reach * reach) || square == 0) {
      return false;
    }
    double apart = Math.sqrt(square);
    normalX = dx / apart;
    normalY = dy / apart;
    depth = reach - apart;
    double in = ri - 0.5 * depth;
    pointX = ax + normalX * in;
    pointY = ay + normalY * in;
    return true;
  }

  private void push(int i, int j) {
    double rix = pointX - cars.x[i];
    double riy = pointY - cars.y[i];
    double rjx = pointX - cars.x[j];
    double rjy = pointY - cars.y[j];
    double ux = cars.vx[j] - cars.omega[j] * rjy - cars.vx[i] + cars.omega[i] * riy;
    double uy = cars.vy[j] + cars.omega[j] * rjx - cars.vy[i] - cars.omega[i] * rix;
    double closing = -(ux * normalX + uy * normalY);
    if (closing <= 0) {
      return;
    }
    double tx = -normalY;
    double ty = normalX;
    double jn =
        (1 + Physics.CAR_RESTITUTION)
            * closing
            / inverse(i, j, rix, riy, rjx, rjy, normalX, normalY);
    double jt = -(ux * tx + uy * ty) / inverse(i, j, rix, riy, rjx, rjy, tx, ty);
    jt = Maths.clamp(jt, -Physics.CAR_FRICTION * jn, Physics.CAR_FRICTION * jn);
    double px = jn * normalX + jt * tx;
    double py = jn * normalY + jt * ty;
    kick(i, -px, -py, rix, riy);
    kick(j, px, py, rjx, rjy);
    if (closing > TOLD_SPEED) {
      events.collision(i, j, closing);
    }
  }

  /** 1/kg: how much a unit of impulse along a direction parts the points of contact. */
  private double inverse(
      int i, int j, double rix, double riy, double rjx, double rjy, double nx, double ny) {
    double ti = rix * ny - riy * nx;
    double tj = rjx * ny - rjy * nx;
    return 1 / models[i].mass
        + 1 / models[j].mass
        + ti * ti / models[i].inertia
        + tj * tj / models[j].inertia;
  }

  private void kick(int car, double px, double py, double rx, double ry) {
    cars.vx[car] += px / models[car].mass;
    cars.vy[car] += py / models[car].mass;
    cars.omega[car] += (rx * py - ry * px) / models[car].inertia;
  }

  /** Moves overlapping cars apart, the lighter one more. */
  private void part(int i, int j) {
    double whole = models[i].mass + models[j].mass;
    double moveI = depth * models[j].mass / whole;
    double moveJ = depth * models[i].mass / whole;
    cars.x[i] -= moveI * normalX;
    cars.y[i] -= moveI * normalY;
    cars.x[j] += moveJ * normalX;
    cars.y[j] += moveJ * normalY;
  }
}
