package dev.paddock.gateway.fanout;

import dev.paddock.engine.loop.Loop;
import java.util.ArrayList;
import java.util.List;

/** Remembers which sockets of an event loop got something and writes it at the end of the turn. */
public final class Flusher {
  private final Loop loop;
  private final Runnable flush = this::flush;
  private List<Outbox> dirty = new ArrayList<>();
  private List<Outbox> spare = new ArrayList<>();

  public Flusher(Loop loop) {
    this.loop = loop;
  }

  void mark(Outbox outbox) {
    if (dirty.isEmpty()) {
      loop.execute(flush);
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
