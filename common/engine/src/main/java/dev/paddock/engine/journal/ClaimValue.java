package dev.paddock.engine.journal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The value of a CLAIM: which node claimed, and the number by which it knows its own claim. */
public record ClaimValue(String node, long nonce) {
  private static final Pattern FORM =
      Pattern.compile("\\{\"node\":\"([A-Za-z0-9_.:-]*)\",\"nonce\":(-?\\d{1,19})}");

  public byte[] encode() {
    return ("{\"node\":\"" + node + "\",\"nonce\":" + nonce + "}").getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a CLAIM; what is not one belongs to nobody. */
  public static ClaimValue decode(byte[] value) {
    var match = FORM.matcher(new String(value, StandardCharsets.UTF_8));
    return match.matches()
        ? new ClaimValue(match.group(1), Long.parseLong(match.group(2)))
        : new ClaimValue("", 0);
  }
}
