package dev.paddock.gateway.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts a field into a JSON object without parsing it. */
public final class Brought {
  private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

  private Brought() {}

  /**
   * The object with one more field, the last: it counts before any of that name the client wrote.
   *
   * @param object a JSON object with at least one field
   * @param value JSON, null for null
   */
  public static byte[] with(byte[] object, String field, byte @Nullable [] value) {
    var joint = (",\"" + field + "\":").getBytes(StandardCharsets.UTF_8);
    var added = value == null ? NOTHING : value;
    var out = new ByteArrayOutputStream(object.length + joint.length + added.length);
    out.write(object, 0, end(object));
    out.writeBytes(joint);
    out.writeBytes(added);
    out.write('}');
    return out.toByteArray();
  }

  private static int end(byte[] object) {
    int end = object.length - 1;
    while (object[end] != '}') {
      end--;
    }
    return end;
  }
}
