package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** Makes every list, set and map that is read unmodifiable; their order is kept. */
final class Unmodifiable extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1;

  @Override
  public JsonDeserializer<?> modifyCollectionDeserializer(
      DeserializationConfig config,
      CollectionType type,
      BeanDescription description,
      JsonDeserializer<?> deserializer) {
    return new Wrapper(deserializer);
  }

  @Override
  public JsonDeserializer<?> modifyMapDeserializer(
      DeserializationConfig config,
      MapType type,
      BeanDescription description,
      JsonDeserializer<?> deserializer) {
    return new Wrapper(deserializer);
  }

  private static Object unmodifiable(Object value) {
    return switch (value) {
      case List<?> list -> Collections.unmodifiableList(list);
      case SortedSet<?> set -> Collections.unmodifiableSortedSet(set);
      case Set<?> set -> Collections.unmodifiableSet(set);
      case SortedMap<?, ?> map -> Collections.unmodifiableSortedMap(map);
      case Map<?, ?> map -> Collections.unmodifiableMap(map);
      default -> value;
    };
  }

  private static final class Wrapper extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;

    Wrapper(JsonDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
      return new Wrapper(delegate);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return unmodifiable(super.deserialize(in, context));
    }
  }
}
