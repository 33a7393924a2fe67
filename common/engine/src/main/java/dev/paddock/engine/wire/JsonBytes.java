package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON to bytes; generator and buffer of a thread are used again and again. */
final class JsonBytes {
  /** Largest buffer that is kept for the next use, in bytes. */
  static final int KEPT_BYTES = 64 * 1024;

  private static final int FIRST_BYTES = 1_024;

  /** Null while it is in use, and before the first. */
  private static final ThreadLocal<@Nullable JsonBytes> FREE = new ThreadLocal<>();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
  private final JsonGenerator out;

  private JsonBytes() throws IOException {
    out = Json.OWN.getFactory().createGenerator(bytes);
  }

  /** What is written: one JSON value. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator out, SerializerProvider provider) throws IOException;
  }

  /** The bytes of a value. */
  static byte[] of(Body body) {
    try {
      var own = FREE.get();
      FREE.set(null);
      var used = own == null ? new JsonBytes() : own;
      var written = used.write(body); // One that failed in the middle is never used again.
      if (written.length <= KEPT_BYTES) {
        FREE.set(used);
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(Body body) throws IOException {
    bytes.reset();
    body.write(out, Json.OWN.getSerializerProviderInstance());
    out.flush();
    return bytes.toByteArray();
  }
}
