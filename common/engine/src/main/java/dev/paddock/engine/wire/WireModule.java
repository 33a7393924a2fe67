package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.paddock.core.RoomId;
import dev.paddock.core.Seed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How Paddock's own types look in JSON: records, enums, instants, seeds, room ids. */
final class WireModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  WireModule() {
    super("paddock");
    addSerializer(Record.class, new RecordWriter());
    addText(Seed.class, Seed::hex, text -> Seed.of(HexFormat.of().parseHex(text)));
    addText(RoomId.class, RoomId::value, RoomId::new);
    addText(Instant.class, Instants::text, Instants::parse);
    addText(Duration.class, Duration::toString, Duration::parse);
    addKeySerializer(RoomId.class, new TextKeyWriter<>(RoomId.class, RoomId::value));
    addKeyDeserializer(RoomId.class, new RoomKeyReader());
    setSerializerModifier(new EnumWriter.Modifier());
    setDeserializerModifier(new Unmodifiable());
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addDeserializers(new RecordReaders());
    super.setupModule(context);
  }

  private <T> void addText(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(type, new TextWriter<>(type, write));
    addDeserializer(type, new TextReader<>(type, read));
  }

  private static final class RecordReaders extends Deserializers.Base {
    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription description) {
      var isOwn = type.isRecordType() && type.getRawClass() != RoomId.class;
      return isOwn ? new RecordReader(type) : null;
    }
  }

  private static final class TextWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1;
    private final transient Function<T, String> write;

    TextWriter(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(write.apply(value));
    }
  }

  private static final class TextKeyWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1;
    private final transient Function<T, String> write;

    TextKeyWriter(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(write.apply(value));
    }
  }

  private static final class TextReader<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1;
    private final transient Function<String, T> read;

    TextReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return super.deserialize(in, context);
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      return read.apply(text);
    }
  }

  private static final class RoomKeyReader extends KeyDeserializer {
    @Override
    public RoomId deserializeKey(String key, DeserializationContext context) {
      return new RoomId(key);
    }
  }
}
