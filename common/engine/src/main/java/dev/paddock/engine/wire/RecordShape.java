package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.paddock.core.Flat;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the codec knows of a record class: the wire names of its components and how to reach them.
 */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final Class<?> type;
  private final String[] names;
  private final SerializableString[] encodedNames;
  private final Type[] types;
  private final boolean[] flat;
  private final Function<Object, Object>[] accessors;
  private final MethodHandle constructor;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private RecordShape(Class<?> type) {
    this.type = type;
    var components = type.getRecordComponents();
    names = new String[components.length];
    encodedNames = new SerializableString[components.length];
    types = new Type[components.length];
    flat = new boolean[components.length];
    accessors = new Function[components.length];
    for (int i = 0; i < components.length; i++) {
      names[i] = snakeCase(components[i].getName());
      encodedNames[i] = new SerializedString(names[i]);
      types[i] = components[i].getGenericType();
      flat[i] = components[i].isAnnotationPresent(Flat.class);
      accessors[i] = accessor(components[i]);
    }
    constructor = constructor(type, components);
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  int size() {
    return names.length;
  }

  String name(int i) {
    return names[i];
  }

  /** The name as it is written, encoded once. */
  SerializableString encodedName(int i) {
    return encodedNames[i];
  }

  Type type(int i) {
    return types[i];
  }

  /** Whether the fields of this component, a record, are written in place of it. */
  boolean isFlat(int i) {
    return flat[i];
  }

  /** Index of a component by its wire name, −1 if there is none. */
  int indexOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  Object get(Object record, int i) {
    return accessors[i].apply(record);
  }

  Object create(@Nullable Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (Throwable e) {
      throw rethrown(e, "making it");
    }
  }

  /** {@code hostId} to {@code host_id}, {@code turn2} stays. */
  static String snakeCase(String name) {
    var text = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0) {
        text.append('_');
      }
      text.append(Character.toLowerCase(c));
    }
    return text.toString();
  }

  private RuntimeException rethrown(Throwable failure, String step) {
    return switch (failure) {
      case Error error -> throw error;
      case RuntimeException e -> e;
      default -> new IllegalStateException(type.getName() + ": " + step, failure);
    };
  }

  /** A function and no method handle: one that is no constant is never inlined. */
  @SuppressWarnings("unchecked") // what the metafactory makes is what it was asked for
  private Function<Object, Object> accessor(RecordComponent component) {
    try {
      var lookup = lookup(type);
      var getter = lookup.unreflect(component.getAccessor());
      var erased = MethodType.methodType(Object.class, Object.class);
      var called = MethodType.methodType(Function.class);
      return (Function<Object, Object>)
          LambdaMetafactory.metafactory(
                  lookup, "apply", called, erased, getter, getter.type().wrap())
              .getTarget()
              .invoke();
    } catch (IllegalAccessException | LambdaConversionException e) {
      throw new IllegalStateException("no access to " + component, e);
    } catch (Throwable e) {
      throw rethrown(e, "reaching " + component.getName());
    }
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    var parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return lookup(type)
          .findConstructor(type, MethodType.methodType(void.class, parameters))
          .asType(MethodType.genericMethodType(parameters.length))
          .asSpreader(Object[].class, parameters.length);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no access to the constructor of " + type, e);
    }
  }

  private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }
}
