package dev.paddock.testkit.fuzz;

import java.util.List;
import java.util.Random;

/** JSON texts, and texts that are nearly JSON, where a value is expected. */
final class OddValues {
  private static final int DEPTHS = 40;
  private static final int LONG = 3_000;

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1",
          "1.0",
          "1e2",
          "1e308",
          "1e400",
          "-1e-400",
          "2147483648",
          "-2147483649",
          "9007199254740991",
          "9007199254740993",
          "9223372036854775808",
          "18446744073709551617",
          "123456789012345678901234567890123456789012345678901234567890",
          "0.1234567890123456789012345678901234567890123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"ping\"",
          "\"create_room\"",
          "\"1\"",
          "\"null\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udfff\\ud800\"",
          "\"\\ud83c\\udfb2\"",
          "\"\u202e\u200f\ufeff\"",
          "\"e\u0301\u0301\u0301\"",
          "\"../../etc/passwd\"",
          "\"<script>alert(1)</script>\"",
          "\"'; DROP TABLE users; --\"",
          "\"${jndi:ldap://127.0.0.1/a}\"",
          "\"{\\\"type\\\":\\\"ping\\\"}\"",
          "\"room:room_aaaaaaaaaaaaaaaa\"",
          "\"user:1\"",
          "\"lobby:parlour\"",
          "\"lobby:games\"",
          "[]",
          "{}",
          "[null]",
          "[[],{}]",
          "{\"type\":\"ping\"}",
          "{\"epoch\":1,\"seq\":\"1\"}",
          "[{\"channel\":1,\"epoch\":[],\"seq\":{}}]",
          "[{\"channel\":\"room:a\",\"epoch\":\"e1\",\"seq\":-1}]",
          "[{\"channel\":\"room:a\",\"epoch\":\"e1\",\"seq\":1e30}]",
          "NaN",
          "Infinity",
          "undefined",
          "'a'",
          "01",
          "+1",
          ".5",
          "0x10",
          "\"\t\"",
          "\"",
          "tru",
          "{",
          "]",
          "\"a\"\"b\"",
          "1 2",
          "/* */ 1");

  private OddValues() {}

  static String pick(Random random) {
    return switch (random.nextInt(24)) {
      case 0 -> nested(random, "[", "]");
      case 1 -> nested(random, "{\"a\":", "}");
      case 2 -> "\"" + "x".repeat(random.nextInt(LONG)) + "\"";
      case 3 -> Long.toString(random.nextLong());
      case 4 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
      case 5 -> "[" + "1,".repeat(random.nextInt(LONG)) + "1]";
      case 6 -> "1".repeat(1 + random.nextInt(LONG));
      default -> VALUES.get(random.nextInt(VALUES.size()));
    };
  }

  private static String nested(Random random, String open, String close) {
    int depth = 1 + random.nextInt(DEPTHS);
    return open.repeat(depth) + "1" + close.repeat(depth);
  }
}
