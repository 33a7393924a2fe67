package dev.paddock.browser;

import dev.paddock.simulation.Driver;
import org.teavm.jso.JSExport;

/** A built-in driver, for JavaScript. */
public final class JsDriver {
  private final Driver driver;

  JsDriver(Driver driver) {
    this.driver = driver;
  }

  @JSExport
  public int controls(JsRace race, int car) {
    return driver.controls(race.race, car);
  }
}
