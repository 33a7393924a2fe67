package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.paddock.core.Actor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record by its canonical constructor; unknown fields are skipped, absent ones are null (or
 * what their type has for it). A component {@code actor} of type {@link Actor} takes the context
 * attribute {@link #ACTOR} where there is one.
 */
final class RecordReader extends StdDeserializer<Object> implements ResolvableDeserializer {
  private static final long serialVersionUID = 1;

  /** Context attribute with the {@link Actor} to inject. */
  static final Object ACTOR = "actor";

  private final transient RecordShape shape;
  private final JavaType[] types;
  private final transient JsonDeserializer<Object>[] readers;
  private final int actorIndex;

  @SuppressWarnings({"unchecked", "rawtypes"})
  RecordReader(JavaType type) {
    super(type);
    shape = RecordShape.of(type.getRawClass());
    types = new JavaType[shape.size()];
    readers = new JsonDeserializer[shape.size()];
    int actor = shape.indexOf("actor");
    actorIndex = actor >= 0 && shape.type(actor) == Actor.class ? actor : -1;
  }

  @Override
  public void resolve(DeserializationContext context) throws JsonMappingException {
    var bindings = getValueType().getBindings();
    for (int i = 0; i < readers.length; i++) {
      types[i] = context.getTypeFactory().resolveMemberType(shape.type(i), bindings);
      readers[i] = context.findContextualValueDeserializer(types[i], null);
    }
  }

  @Override
  public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (!in.isExpectedStartObjectToken()) {
      return context.handleUnexpectedToken(getValueType(), in);
    }
    var values = new @Nullable Object[readers.length];
    var seen = new boolean[readers.length];
    inject(context, values, seen);
    readFields(in, context, values, seen);
    fillAbsent(context, values, seen);
    return shape.create(values);
  }

  private void inject(DeserializationContext context, @Nullable Object[] values, boolean[] seen) {
    if (actorIndex >= 0) {
      values[actorIndex] = context.getAttribute(ACTOR);
      seen[actorIndex] = values[actorIndex] != null;
    }
  }

  private void readFields(
      JsonParser in, DeserializationContext context, @Nullable Object[] values, boolean[] seen)
      throws IOException {
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      var token = in.nextToken();
      int i = shape.indexOf(name);
      if (i < 0 || (i == actorIndex && seen[i])) {
        in.skipChildren();
      } else {
        values[i] = read(i, token, in, context);
        seen[i] = true;
      }
    }
  }

  private @Nullable Object read(
      int i, JsonToken token, JsonParser in, DeserializationContext context) throws IOException {
    try {
      return token == JsonToken.VALUE_NULL
          ? readers[i].getNullValue(context)
          : readers[i].deserialize(in, context);
    } catch (IOException | RuntimeException e) {
      throw JsonMappingException.wrapWithPath(e, handledType(), shape.name(i));
    }
  }

  private void fillAbsent(DeserializationContext context, @Nullable Object[] values, boolean[] seen)
      throws JsonMappingException {
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        values[i] = absent(i, context);
      }
    }
  }

  private @Nullable Object absent(int i, DeserializationContext context)
      throws JsonMappingException {
    try {
      return readers[i].getNullValue(context);
    } catch (JsonMappingException e) {
      throw JsonMappingException.wrapWithPath(e, handledType(), shape.name(i));
    }
  }
}
