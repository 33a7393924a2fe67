package dev.paddock.e2e.faults;

import dev.paddock.e2e.Door;

/** Meters of a process in Prometheus' text format. */
public record Scrape(String text) {
  static final Scrape NOTHING = new Scrape("");

  public static Scrape of(Door door) {
    try {
      return new Scrape(door.get("/metrics").body());
    } catch (AssertionError e) {
      return NOTHING;
    }
  }

  /** The sum of all meters of that name, whatever their tags. */
  public double sum(String name) {
    return sum(name, "");
  }

  /** Of these, the ones whose tags have that text in them. */
  double sum(String name, String tag) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> line.contains(tag))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
