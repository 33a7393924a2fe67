package dev.paddock.engine.command;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;

/**
 * One id from a frame to its events: made at the frame as a W3C traceparent, carried in the command
 * envelope and the cause of a decision, and said in every line of the log that is about it.
 */
public final class Trace {
  /** The key under which log lines carry the id. */
  public static final String KEY = "trace_id";

  private static final int ID_FROM = 3;
  private static final int ID_TO = 35;
  private static final HexFormat HEX = HexFormat.of();

  private Trace() {}

  /** A fresh traceparent: {@code 00-<32 hex>-<16 hex>-01}. */
  public static String next() {
    var random = ThreadLocalRandom.current();
    return "00-"
        + HEX.toHexDigits(random.nextLong() | 1)
        + HEX.toHexDigits(random.nextLong())
        + "-"
        + HEX.toHexDigits(random.nextLong() | 1)
        + "-01";
  }

  /** The 32 hex digits that are the same along the whole way; the text itself if it is no trace. */
  public static String id(String traceparent) {
    return traceparent.length() > ID_TO ? traceparent.substring(ID_FROM, ID_TO) : traceparent;
  }

  /**
   * Says at DEBUG that a command has come to a step of its way.
   *
   * @param step {@code frame}, {@code decided}, {@code told}, …
   * @param what type, room and the like; never a token, a secret or a text of a user
   */
  public static void log(Logger log, String step, String traceparent, Object... what) {
    if (log.isDebugEnabled()) {
      var line = log.atDebug().addKeyValue(KEY, id(traceparent));
      line.log(step + " {}".repeat(what.length), what);
    }
  }
}
