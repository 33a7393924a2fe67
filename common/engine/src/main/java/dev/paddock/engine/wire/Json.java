package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The two mappers: strict with low limits for what comes from outside, wider for our own data. */
final class Json {
  /** Deepest nesting of objects and arrays in a frame. */
  static final int FRAME_DEPTH = 16;

  /** Longest string in a frame, in characters. */
  static final int FRAME_STRING = 16 * 1024;

  /** Longest number in a frame, in characters. */
  static final int FRAME_NUMBER = 64;

  /** Longest field name in a frame, in characters. */
  static final int FRAME_NAME = 256;

  /** Deepest nesting in the journal, snapshots and documents. */
  static final int OWN_DEPTH = 64;

  /** Longest string in the journal, snapshots and documents, in characters. */
  static final int OWN_STRING = 16 * 1024 * 1024;

  /** For payloads of clients: no coercion, no duplicate keys, low limits. */
  static final JsonMapper FRAME = frame();

  /** For the journal, snapshots, envelopes and all that is written. */
  static final JsonMapper OWN = own();

  private Json() {}

  private static JsonMapper frame() {
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(FRAME_DEPTH)
            .maxStringLength(FRAME_STRING)
            .maxNumberLength(FRAME_NUMBER)
            .maxNameLength(FRAME_NAME)
            .build();
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return common(factory)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }

  private static JsonMapper own() {
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(OWN_DEPTH)
            .maxStringLength(OWN_STRING)
            .build();
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    factory.setRootValueSeparator(null); // One generator writes value after value.
    factory.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    return common(factory).build();
  }

  private static JsonMapper.Builder common(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .addModule(new WireModule())
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(DeserializationFeature.USE_LONG_FOR_INTS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
  }
}
