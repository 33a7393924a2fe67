package dev.paddock.engine.journal;

import java.util.HashMap;
import java.util.Map;

/**
 * One producer for all lanes of an instance; after a failed send that lane moves to a fresh one
 * while the others stay, and a producer nobody uses any more is closed. Loop only.
 */
@SuppressWarnings("ReferenceEquality") // two producers are the same if they are one object
public final class Appenders {
  private final Journal journal;
  private final Map<Journal.Appender, Integer> users = new HashMap<>();
  private Journal.Appender current;

  public Appenders(Journal journal) {
    this.journal = journal;
    this.current = journal.appender();
  }

  public Journal.Appender take() {
    users.merge(current, 1, Integer::sum);
    return current;
  }

  /** Gives one back; a failed one is not handed out again. */
  public void give(Journal.Appender appender, boolean failed) {
    int left = users.merge(appender, -1, Integer::sum);
    if (failed && appender == current) {
      current = journal.appender();
    }
    if (left <= 0) {
      users.remove(appender);
      if (appender != current) {
        appender.close();
      }
    }
  }

  public void close() {
    users.keySet().forEach(Journal.Appender::close);
    current.close();
  }
}
