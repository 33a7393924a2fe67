package dev.paddock.races.garage;

import dev.paddock.core.Actor;
import dev.paddock.core.Decider;
import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomNames;
import dev.paddock.core.Stamp;
import dev.paddock.races.garage.GarageCommand.BuyCar;
import dev.paddock.races.garage.GarageCommand.Give;
import dev.paddock.races.garage.GarageCommand.Signalled;
import dev.paddock.races.garage.GarageCommand.Upgrade;
import dev.paddock.races.garage.GarageEvent.CarUnlocked;
import dev.paddock.races.garage.GarageEvent.CarUpgraded;
import dev.paddock.races.garage.GarageEvent.GarageAwarded;
import dev.paddock.races.garage.GarageEvent.GarageOpened;
import dev.paddock.races.garage.GarageEvent.Standing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a garage: what is bought is paid for, and no race is counted twice. */
final class GarageRules implements Decider<GarageCommand, Garage, GarageEvent> {
  @Override
  public Garage initial(RoomId room) {
    return Garage.starter(GarageKind.owner(room));
  }

  @Override
  public Garage evolve(Garage garage, GarageEvent event) {
    return GarageFold.evolve(garage, event);
  }

  @Override
  public Outcome<GarageEvent> decide(Garage garage, GarageCommand command, Stamp stamp) {
    return switch (command) {
      case BuyCar it -> buy(garage, it, stamp);
      case Upgrade it -> upgrade(garage, it, stamp);
      case Give it -> give(garage, it, stamp);
      case Signalled it -> Outcome.unchanged();
    };
  }

  private static Outcome<GarageEvent> buy(Garage garage, BuyCar command, Stamp stamp) {
    var type = command.model();
    if (command.actor().userId() != garage.userId()) {
      return foreign(garage);
    }
    if (garage.has(type)) {
      return Outcome.rejected(Reason.ALREADY_OWNED, "You have a " + type.title() + " already.");
    }
    if (!isName(command.name())) {
      return Outcome.rejected(
          Reason.INVALID_FIELD,
          "name has to have 1 to " + GarageLimits.NAME_CHARACTERS + " printable characters.");
    }
    if (garage.earned() < type.needed()) {
      return locked(garage, type);
    }
    if (garage.points() < type.price()) {
      return tooPoor(garage, type.title(), type.price());
    }
    var name = command.name() == null ? type.title() : RoomNames.display(command.name());
    var car = new Car(garage.nextCarId(), type, name, Upgrades.NONE, stamp.at());
    long left = garage.points() - type.price();
    return told(
        garage, command.actor(), stamp, new CarUnlocked(garage.userId(), car, type.price(), left));
  }

  private static Outcome<GarageEvent> upgrade(Garage garage, Upgrade command, Stamp stamp) {
    if (command.actor().userId() != garage.userId()) {
      return foreign(garage);
    }
    var car = garage.car(command.carId());
    if (car.isEmpty()) {
      return Outcome.rejected(
          Reason.FORBIDDEN, "Car " + command.carId() + " is not in your garage.");
    }
    var stat = command.stat();
    int level = car.get().upgrades().level(stat) + 1;
    if (level > stat.top()) {
      return Outcome.rejected(
          Reason.MAX_LEVEL, "The highest level of this upgrade is " + stat.top() + ".");
    }
    int price = stat.price(level);
    if (garage.points() < price) {
      return tooPoor(garage, "Level " + level, price);
    }
    var better = car.get().with(stat, level);
    return told(
        garage,
        command.actor(),
        stamp,
        new CarUpgraded(garage.userId(), better, stat, level, price, garage.points() - price));
  }

  /** A race that has been counted is not counted again, and that is fine. */
  private static Outcome<GarageEvent> give(Garage garage, Give command, Stamp stamp) {
    var award = command.award();
    if (command.actor().kind() != Actor.Kind.SYSTEM) {
      return Outcome.rejected(Reason.FORBIDDEN, "Only the system gives awards.");
    }
    if (garage.hasCounted(award.runId())) {
      return Outcome.unchanged();
    }
    var owner = Actor.user(garage.userId(), command.username());
    var counted =
        new GarageAwarded(
            garage.userId(),
            command.username(),
            award,
            standing(garage, award),
            isBest(garage, award),
            stamp.at());
    return told(garage, owner, stamp, counted);
  }

  private static Standing standing(Garage garage, Award award) {
    var rating = award.rating().of(garage.rating());
    boolean won = award.position() == 1 && award.millis() != null;
    return new Standing(
        garage.points() + award.points(),
        garage.earned() + award.points(),
        garage.races() + 1,
        garage.wins() + (won ? 1 : 0),
        rating,
        rating.ordinal());
  }

  private static boolean isBest(Garage garage, Award award) {
    var millis = award.millis();
    return millis != null
        && garage.best(award.stage()).map(best -> millis < best.millis()).orElse(true);
  }

  private static Outcome<GarageEvent> told(
      Garage garage, Actor owner, Stamp stamp, GarageEvent event) {
    if (garage.open()) {
      return Outcome.accepted(event);
    }
    var opened =
        new GarageOpened(garage.userId(), owner.username(), garage.cars().getFirst(), stamp.at());
    return Outcome.acceptedAll(List.of(opened, event));
  }

  private static boolean isName(@Nullable String name) {
    return name == null
        || (RoomNames.isValid(name)
            && RoomNames.display(name).codePoints().count() <= GarageLimits.NAME_CHARACTERS);
  }

  private static Outcome<GarageEvent> foreign(Garage garage) {
    return Outcome.rejected(
        Reason.FORBIDDEN, "This is the garage of user " + garage.userId() + ".");
  }

  private static Outcome<GarageEvent> locked(Garage garage, Model type) {
    return new Outcome.Rejected<>(
        Reason.NOT_ENOUGH_POINTS,
        "The %s is sold to those who have earned %d points, you have earned %d."
            .formatted(type.title(), type.needed(), garage.earned()),
        Map.of("earned", garage.earned(), "needed", type.needed()));
  }

  private static Outcome<GarageEvent> tooPoor(Garage garage, String what, int price) {
    return new Outcome.Rejected<>(
        Reason.NOT_ENOUGH_POINTS,
        "%s costs %d points, you have %d.".formatted(what, price, garage.points()),
        Map.of("points", garage.points(), "price", price));
  }
}
