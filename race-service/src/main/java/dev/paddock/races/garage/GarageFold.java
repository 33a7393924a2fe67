package dev.paddock.races.garage;

import dev.paddock.races.garage.GarageEvent.CarUnlocked;
import dev.paddock.races.garage.GarageEvent.CarUpgraded;
import dev.paddock.races.garage.GarageEvent.GarageAwarded;
import dev.paddock.races.garage.GarageEvent.GarageOpened;
import java.util.ArrayList;
import java.util.List;

/** How events change a garage. */
final class GarageFold {
  private GarageFold() {}

  static Garage evolve(Garage garage, GarageEvent event) {
    return switch (event) {
      case GarageOpened it -> garage.opened(it.username());
      case CarUnlocked it -> garage.with(joined(garage.cars(), it.car()), it.points());
      case CarUpgraded it -> garage.with(replaced(garage.cars(), it.car()), it.points());
      case GarageAwarded it -> awarded(garage, it);
    };
  }

  private static Garage awarded(Garage garage, GarageAwarded event) {
    var counted = newest(joined(garage.awarded(), event.award().runId()), GarageLimits.AWARDS);
    return garage.with(event.username(), event.standing(), counted, bests(garage, event.award()));
  }

  private static List<Best> bests(Garage garage, Award award) {
    var millis = award.millis();
    if (millis == null) {
      return garage.bests();
    }
    var others = garage.bests().stream().filter(it -> !it.stage().equals(award.stage())).toList();
    int best = garage.best(award.stage()).map(it -> Math.min(it.millis(), millis)).orElse(millis);
    return newest(joined(others, new Best(award.stage(), best)), GarageLimits.BESTS);
  }

  private static List<Car> replaced(List<Car> cars, Car car) {
    return cars.stream().map(old -> old.carId() == car.carId() ? car : old).toList();
  }

  private static <T> List<T> joined(List<T> list, T last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  private static <T> List<T> newest(List<T> list, int most) {
    return list.subList(Math.max(0, list.size() - most), list.size());
  }
}
