package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a record as an object of its components, nulls too; those of flat ones among them. */
final class RecordWriter extends StdSerializer<Record> {
  private static final long serialVersionUID = 1;

  RecordWriter() {
    super(Record.class);
  }

  @Override
  public void serialize(Record value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject(value);
    writeComponents(value, Set.of(), out, provider);
    out.writeEndObject();
  }

  /** Writes the components into an object that is open already, but for those named. */
  static void writeComponents(
      Record value, Set<String> without, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    var shape = RecordShape.of(value.getClass());
    for (int i = 0; i < shape.size(); i++) {
      var name = shape.name(i);
      if (shape.isFlat(i)) {
        writeComponents((Record) shape.get(value, i), without, out, provider);
      } else if (!without.contains(name)) {
        out.writeFieldName(shape.encodedName(i));
        writeValue(shape.get(value, i), out, provider);
      }
    }
  }

  static void writeValue(@Nullable Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Long number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      default ->
          provider
              .findTypedValueSerializer(value.getClass(), true, null)
              .serialize(value, out, provider);
    }
  }
}
