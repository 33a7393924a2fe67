package dev.paddock.simulation;

/** Collisions of cars with the walls on both sides of a stage, and with those across its ends. */
final class WallContacts {
  private static final double TOLERANCE = 0.3;
  private static final double DEEP = 4;

  private final Cars cars;
  private final CarModel[] models;
  private final Events events;
  private final CentreLine line;
  private final double[] leftX;
  private final double[] leftY;
  private final double[] rightX;
  private final double[] rightY;
  private final double[] nearest;

  WallContacts(Cars cars, CarModel[] models, Events events, Stage stage) {
    this.cars = cars;
    this.models = models;
    this.events = events;
    line = stage.line();
    int points = line.points();
    leftX = new double[points];
    leftY = new double[points];
    rightX = new double[points];
    rightY = new double[points];
    nearest = new double[points];
    for (int i = 0; i < points; i++) {
      place(i, stage.walls());
    }
  }

  /** Resolves a car's two ends against the walls beside it. */
  void resolve(int car) {
    var model = models[car];
    double reach = model.half + model.radius;
    int segment = cars.segment[car];
    if (!atEnd(segment) && Math.abs(cars.offset[car]) + reach < nearest[segment]) {
      return;
    }
    double cosine = Maths.cos(cars.heading[car]);
    double sine = Maths.sin(cars.heading[car]);
    end(car, segment, model.half * cosine, model.half * sine);
    end(car, segment, -model.half * cosine, -model.half * sine);
  }

  private void place(int i, Walls walls) {
    double nx = -line.directionY(i);
    double ny = line.directionX(i);
    leftX[i] = line.x(i) + walls.left(i) * nx;
    leftY[i] = line.y(i) + walls.left(i) * ny;
    rightX[i] = line.x(i) - walls.right(i) * nx;
    rightY[i] = line.y(i) - walls.right(i) * ny;
    double least = 1e9;
    int near = line.previous(i);
    for (int k = 0; k < 4; k++) {
      least = Math.min(least, Math.min(walls.left(near), walls.right(near)));
      near = line.next(near);
    }
    nearest[i] = least - TOLERANCE;
  }

  private boolean atEnd(int segment) {
    return !line.closed() && (segment < 2 || segment > line.segments() - 3);
  }

  private void end(int car, int segment, double rx, double ry) {
    int before = line.previous(segment);
    int after = line.next(segment);
    wall(car, before, rx, ry);
    wall(car, segment, rx, ry);
    if (after < line.segments()) {
      wall(car, after, rx, ry);
    }
    if (atEnd(segment)) {
      stop(car, 0, 1, rx, ry);
      stop(car, line.points() - 1, -1, rx, ry);
    }
  }

  private void wall(int car, int segment, double rx, double ry) {
    int next = line.next(segment);
    // Both walls have the track on their left when walked so.
    side(car, leftX[next], leftY[next], leftX[segment], leftY[segment], rx, ry);
    side(car, rightX[segment], rightY[segment], rightX[next], rightY[next], rx, ry);
  }

  private void side(int car, double ax, double ay, double bx, double by, double rx, double ry) {
    double wx = bx - ax;
    double wy = by - ay;
    double length = Math.sqrt(wx * wx + wy * wy);
    if (length < 1e-6) {
      return;
    }
    double tx = wx / length;
    double ty = wy / length;
    double px = cars.x[car] + rx - ax;
    double py = cars.y[car] + ry - ay;
    double along = px * tx + py * ty;
    if (along < -TOLERANCE || along > length + TOLERANCE) {
      return;
    }
    touch(car, -ty, tx, py * tx - px * ty, rx, ry);
  }

  private void stop(int car, int point, double sign, double rx, double ry) {
    double nx = sign * line.directionX(point);
    double ny = sign * line.directionY(point);
    double inside = sign * line.beyond(point, cars.x[car] + rx, cars.y[car] + ry);
    touch(car, nx, ny, inside, rx, ry);
  }

  /** A round end whose middle is so far on the inner side of a wall with an inward normal. */
  private void touch(int car, double nx, double ny, double inside, double rx, double ry) {
    var model = models[car];
    double depth = model.radius - inside;
    if (depth <= 0 || depth > DEEP) {
      return;
    }
    push(car, nx, ny, rx - model.radius * nx, ry - model.radius * ny);
    cars.x[car] += depth * nx;
    cars.y[car] += depth * ny;
  }

  private void push(int car, double nx, double ny, double rx, double ry) {
    var model = models[car];
    double ux = cars.vx[car] - cars.omega[car] * ry;
    double uy = cars.vy[car] + cars.omega[car] * rx;
    double closing = -(ux * nx + uy * ny);
    if (closing <= 0) {
      return;
    }
    double turn = rx * ny - ry * nx;
    double jn =
        (1 + Physics.WALL_RESTITUTION) * closing / (1 / model.mass + turn * turn / model.inertia);
    double tx = -ny;
    double ty = nx;
    double arm = rx * ty - ry * tx;
    double jt = -(ux * tx + uy * ty) / (1 / model.mass + arm * arm / model.inertia);
    jt = Maths.clamp(jt, -Physics.WALL_FRICTION * jn, Physics.WALL_FRICTION * jn);
    double px = jn * nx + jt * tx;
    double py = jn * ny + jt * ty;
    cars.vx[car] += px / model.mass;
    cars.vy[car] += py / model.mass;
    cars.omega[car] += (rx * py - ry * px) / model.inertia;
    if (closing > CarContacts.TOLD_SPEED) {
      events.wallHit(car, closing);
    }
  }
}
