package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.paddock.core.Reason;
import java.io.IOException;
import java.util.Locale;

/** Writes enums by their names in lower case; {@link Reason} codes stay as they are. */
final class EnumWriter extends StdSerializer<Enum<?>> {
  private static final long serialVersionUID = 1;

  private final boolean asKey;

  EnumWriter(boolean asKey) {
    super(Enum.class, false);
    this.asKey = asKey;
  }

  static String text(Enum<?> value) {
    return value instanceof Reason ? value.name() : value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (asKey) {
      out.writeFieldName(text(value));
    } else {
      out.writeString(text(value));
    }
  }

  /** Puts the writer in the place of Jackson's. */
  static final class Modifier extends BeanSerializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public JsonSerializer<?> modifyEnumSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonSerializer<?> serializer) {
      return new EnumWriter(false);
    }

    @Override
    public JsonSerializer<?> modifyKeySerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonSerializer<?> serializer) {
      return type.isEnumType() ? new EnumWriter(true) : serializer;
    }
  }
}
