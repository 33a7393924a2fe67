package dev.paddock.simulation;

import java.util.concurrent.TimeUnit;
import org.dyn4j.dynamics.Body;
import org.dyn4j.dynamics.BodyFixture;
import org.dyn4j.geometry.Geometry;
import org.dyn4j.geometry.MassType;
import org.dyn4j.geometry.Vector2;
import org.dyn4j.world.World;
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

/**
 * Contacts alone: eight capsules that slide without friction of the ground between the walls of a
 * small ring, pushed anew every two seconds; ours beside dyn4j with the same bodies and walls.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ContactsBenchmark {
  private static final double DT = 1.0 / 60;
  private static final int AGAIN = 120;
  private static final int BODIES = 8;

  private final Stage ring = ring();
  private final Cars cars = new Cars(BODIES);
  private final CarModel[] models = new CarModel[BODIES];
  private final Events events = new Events();
  private final Progress progress = new Progress(cars, ring, events, 1, DT);
  private final World<Body> world = new World<>();
  private CarContacts contacts = new CarContacts(cars, models, events);
  private WallContacts walls = new WallContacts(cars, models, events, ring);
  private int step;

  @Setup
  public void place() {
    for (int i = 0; i < BODIES; i++) {
      models[i] = new CarModel(CarSpec.USUAL);
    }
    contacts = new CarContacts(cars, models, events);
    walls = new WallContacts(cars, models, events, ring);
    world.setGravity(World.ZERO_GRAVITY);
    world.getSettings().setStepFrequency(DT);
    for (int i = 0; i < ring.points(); i++) {
      int next = (i + 1) % ring.points();
      wall(i, next, ring.leftWall(i), ring.leftWall(next));
      wall(i, next, -ring.rightWall(i), -ring.rightWall(next));
    }
    for (int i = 0; i < BODIES; i++) {
      progress.grid(i);
      world.addBody(capsule(i));
    }
  }

  @Benchmark
  public double ours() {
    if (step++ % AGAIN == 0) {
      pushOurs();
    }
    events.clear(0);
    for (int i = 0; i < BODIES; i++) {
      cars.x[i] += DT * cars.vx[i];
      cars.y[i] += DT * cars.vy[i];
      cars.heading[i] = Maths.wrap(cars.heading[i] + DT * cars.omega[i]);
    }
    contacts.resolve();
    for (int i = 0; i < BODIES; i++) {
      walls.resolve(i);
      progress.locate(i);
    }
    return cars.x[0];
  }

  @Benchmark
  public double dyn4j() {
    if (step++ % AGAIN == 0) {
      pushTheirs();
    }
    world.step(1);
    return world.getBody(world.getBodyCount() - 1).getTransform().getTranslationX();
  }

  private void pushOurs() {
    var chance = new Xoshiro(step);
    for (int i = 0; i < BODIES; i++) {
      cars.vx[i] = chance.between(-15, 15);
      cars.vy[i] = chance.between(-15, 15);
      cars.omega[i] = chance.between(-2, 2);
    }
  }

  private void pushTheirs() {
    var chance = new Xoshiro(step);
    int first = world.getBodyCount() - BODIES;
    for (int i = 0; i < BODIES; i++) {
      var body = world.getBody(first + i);
      body.setLinearVelocity(chance.between(-15, 15), chance.between(-15, 15));
      body.setAngularVelocity(chance.between(-2, 2));
      body.setAtRest(false);
    }
  }

  private void wall(int i, int next, double from, double to) {
    var body = new Body();
    var fixture =
        body.addFixture(
            Geometry.createSegment(
                new Vector2(
                    ring.x(i) - from * ring.directionY(i), ring.y(i) + from * ring.directionX(i)),
                new Vector2(
                    ring.x(next) - to * ring.directionY(next),
                    ring.y(next) + to * ring.directionX(next))));
    material(fixture, Physics.WALL_FRICTION, Physics.WALL_RESTITUTION);
    body.setMass(MassType.INFINITE);
    world.addBody(body);
  }

  private Body capsule(int i) {
    var body = new Body();
    var model = models[i];
    var shape = Geometry.createCapsule(2 * (model.half + model.radius), 2 * model.radius);
    material(
        body.addFixture(shape, model.mass / shape.createMass(1).getMass()),
        Physics.CAR_FRICTION,
        Physics.CAR_RESTITUTION);
    body.setMass(MassType.NORMAL);
    body.rotate(cars.heading[i]);
    body.translate(cars.x[i], cars.y[i]);
    return body;
  }

  private static void material(BodyFixture fixture, double friction, double restitution) {
    fixture.setFriction(friction);
    fixture.setRestitution(restitution);
  }

  private static Stage ring() {
    int points = 40;
    var x = new double[points];
    var y = new double[points];
    var width = new double[points];
    java.util.Arrays.fill(width, 5);
    java.util.Arrays.setAll(x, i -> 30 * Math.cos(2 * Math.PI * i / points));
    java.util.Arrays.setAll(y, i -> 30 * Math.sin(2 * Math.PI * i / points));
    return Stage.of("ring", true, x, y, width, width, new int[points]);
  }
}
