package dev.paddock.gateway.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A signed text in the compact form of RFC 7515, taken apart. Whatever is not exactly that form is
 * refused here, before any key is looked at: a decoder that forgives would let one signature stand
 * under several texts.
 *
 * @param signed what the signature is of: both first parts as they came
 */
record CompactJws(JsonObject header, byte[] payload, byte[] signed, byte[] signature) {
  private static final int PARTS = 3;
  private static final int MAX_DEPTH = 8;
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Takes a text apart.
   *
   * @throws IllegalArgumentException if it is not three parts in base64url of which the first is a
   *     JSON object without a critical extension
   */
  static CompactJws parse(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(PARTS + " parts were expected, not " + parts.length);
    }
    var header = object(decode(parts[0]));
    if (header.containsKey("crit")) {
      throw new IllegalArgumentException("an extension that is not known here is critical");
    }
    var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    return new CompactJws(header, decode(parts[1]), signed, decode(parts[2]));
  }

  /**
   * Reads an object whose names are all different.
   *
   * @throws IllegalArgumentException if it is none
   */
  static JsonObject object(byte[] json) {
    try (var in = STRICT.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("a JSON object was expected");
      }
      in.skipChildren();
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("something follows the object");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON with names that differ", e);
    }
    return new JsonObject(Buffer.buffer(json));
  }

  /** Decodes base64url; the one text there is for these bytes, no other. */
  private static byte[] decode(String part) {
    var bytes = Base64.getUrlDecoder().decode(part);
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
      throw new IllegalArgumentException("not base64url without padding and spare bits");
    }
    return bytes;
  }
}
