package dev.paddock.engine.config;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The value of every {@link Limit}. */
public record Limits(Map<Limit, Integer> values) {
  public static final Limits STANDARD = new Limits(Map.of());

  /** Limits that are not in {@code values} have their standard. */
  public Limits {
    var all = new EnumMap<Limit, Integer>(Limit.class);
    for (var limit : Limit.values()) {
      all.put(limit, values.getOrDefault(limit, limit.standard()));
    }
    values = Map.copyOf(all);
  }

  public int of(Limit limit) {
    return values.getOrDefault(limit, limit.standard());
  }

  /** As {@code /api/limits} shows them: snake_case names to values, in a fixed order. */
  public Map<String, Integer> asMap() {
    var map = new LinkedHashMap<String, Integer>();
    for (var limit : Limit.values()) {
      map.put(limit.wireName(), of(limit));
    }
    return map;
  }
}
