package dev.paddock.gateway.fanout;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;

/** Remembers which sockets of an event loop got something and writes it at the end of the turn. */
public final class Flusher {
  private final Context context;
  private List<Outbox> dirty = new ArrayList<>();
  private List<Outbox> spare = new ArrayList<>();

  public Flusher(Context context) {
    this.context = context;
  }

  void mark(Outbox outbox) {
    if (dirty.isEmpty()) {
      context.runOnContext(turnEnds -> flush());
    }
    dirty.add(outbox);
  }

  private void flush() {
    var written = dirty;
    dirty = spare;
    for (int i = 0; i < written.size(); i++) {
      written.get(i).flush();
    }
    written.clear();
    spare = written;
  }
}
