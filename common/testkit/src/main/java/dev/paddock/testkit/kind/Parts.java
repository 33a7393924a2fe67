package dev.paddock.testkit.kind;

import dev.paddock.core.Seed;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes values apart by reflection: records, collections, maps. */
final class Parts {
  private Parts() {}

  /** The value itself and everything reachable from it through records, collections and maps. */
  static Stream<Object> all(@Nullable Object value) {
    if (value == null) {
      return Stream.of();
    }
    return Stream.concat(Stream.of(value), inside(value).stream().flatMap(Parts::all));
  }

  /** Every scalar in a value, as text; seeds as hex. */
  static Stream<String> texts(@Nullable Object value) {
    return all(value)
        .filter(it -> !(it instanceof Record || it instanceof Collection || it instanceof Map))
        .map(it -> it instanceof Seed seed ? seed.hex() : it.toString());
  }

  /** The values of a record's components. */
  static List<@Nullable Object> components(Record value) {
    var values = new ArrayList<@Nullable Object>();
    for (var component : value.getClass().getRecordComponents()) {
      values.add(read(component, value));
    }
    return values;
  }

  /** A new record of the same class with the given component values. */
  static Record remade(Record value, List<@Nullable Object> components) {
    try {
      var constructor = constructor(value.getClass());
      constructor.setAccessible(true);
      return constructor.newInstance(components.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot make a " + value.getClass(), e);
    }
  }

  private static List<@Nullable Object> inside(Object value) {
    return switch (value) {
      case Record record -> components(record);
      case Collection<?> values -> new ArrayList<>(values);
      case Map<?, ?> map ->
          Stream.concat(map.keySet().stream(), map.values().stream())
              .<@Nullable Object>map(it -> it)
              .toList();
      default -> List.of();
    };
  }

  private static Constructor<? extends Record> constructor(Class<? extends Record> type)
      throws NoSuchMethodException {
    var types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types);
  }

  private static @Nullable Object read(RecordComponent component, Record value) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot read " + component, e);
    }
  }
}
