package dev.paddock.engine.journal;

import dev.paddock.engine.loop.Loop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The append side of one claim: numbers the records and says which of them are durable for ever.
 *
 * <p>An ack at exactly the expected offset proves that no claim came between: a compare-and-set on
 * the log at no extra round trip. Loop only.
 */
public final class Lane {
  /** How a lane ends. */
  public interface Fate {
    /** Somebody else's claim is in the log. */
    void fenced(String why);

    /** A send failed or vanished: nothing unacknowledged may be told, claim anew. */
    void over(String why);
  }

  /** Hears that a record counts for every reader for ever. */
  public interface Durable {
    /**
     * @param before the place in the log just before the record; the record has the next number
     */
    void at(Mark before);
  }

  private record Sent(RecordHead head, Durable durable) {}

  private record Held(Sent sent, long offset) {}

  private final Loop loop;
  private final Executor blocking;
  private final Journal journal;
  private final Journal.Appender appender;
  private final int partition;
  private final String node;
  private final long claim;
  private final Fate fate;
  private final Queue<Held> held = new ArrayDeque<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private long number;
  private long counted;
  private long expected;
  private int underWay;
  private long sentAt;
  private boolean checking;
  private boolean suspected;
  private boolean ended;

  /**
   * @param loop whose thread owns the lane
   * @param blocking reads the log where an ack left a gap
   * @param node who claimed
   * @param claim offset of the CLAIM
   */
  public Lane(
      Loop loop,
      Executor blocking,
      Journal journal,
      Journal.Appender appender,
      int partition,
      String node,
      long claim,
      Fate fate) {
    this.loop = loop;
    this.blocking = blocking;
    this.journal = journal;
    this.appender = appender;
    this.partition = partition;
    this.node = node;
    this.claim = claim;
    this.fate = fate;
    this.expected = claim + 1;
    this.sentAt = loop.nanos();
  }

  /** Appends a numbered record; {@code durable} hears when it counts for every reader for ever. */
  public void append(RecordHead.Type type, @Nullable String key, byte[] value, Durable durable) {
    send(new RecordHead(type, claim, ++number), key, value, durable);
  }

  /** The place behind the newest record that is known to count. */
  public Mark place() {
    return new Mark(journal.topicId(), expected, claim, counted, true);
  }

  /** Says that the writer lives. */
  public void beat() {
    send(new RecordHead(RecordHead.Type.BEAT, claim, 0), null, new byte[0], before -> {});
  }

  /** Records sent and not yet known to be durable. */
  public int pending() {
    return underWay + held.size() + waiting.size();
  }

  /** When something was sent last, {@link Loop#nanos()}. */
  public long sentAt() {
    return sentAt;
  }

  public boolean hasEnded() {
    return ended;
  }

  /** Nothing is sent or told any more. */
  public void end() {
    ended = true;
    held.clear();
    waiting.clear();
  }

  /**
   * After a pause of this thread: nothing is sent before the journal was read for a newer claim.
   */
  public void suspect() {
    if (ended || suspected) {
      return;
    }
    suspected = true;
    blocking.execute(
        () -> {
          var found = scanToEnd();
          loop.execute(() -> cleared(found));
        });
  }

  private void send(RecordHead head, @Nullable String key, byte[] value, Durable durable) {
    if (ended) {
      return;
    }
    if (suspected) {
      waiting.add(() -> sendNow(head, key, value, durable));
      return;
    }
    sendNow(head, key, value, durable);
  }

  private void sendNow(RecordHead head, @Nullable String key, byte[] value, Durable durable) {
    underWay++;
    sentAt = loop.nanos();
    var sent = new Sent(head, durable);
    appender.append(
        partition,
        key,
        head,
        value,
        (offset, failure) -> loop.execute(() -> done(sent, offset, failure)));
  }

  private void done(Sent sent, long offset, @Nullable Throwable failure) {
    if (ended) {
      return;
    }
    underWay--;
    if (failure != null) {
      over("a send failed: " + failure);
    } else if (offset < 0) {
      over("an ack without an offset");
    } else if (checking) {
      held.add(new Held(sent, offset));
    } else {
      acknowledged(sent, offset);
    }
  }

  private void acknowledged(Sent sent, long offset) {
    if (offset == expected) {
      var before = new Mark(journal.topicId(), offset, claim, counted, true);
      expected = offset + 1;
      counted = Math.max(counted, sent.head().lane());
      sent.durable().at(before);
    } else if (offset < expected) {
      over("an ack at " + offset + " where " + expected + " was expected");
    } else {
      checkGap(sent, offset);
    }
  }

  private void checkGap(Sent sent, long offset) {
    checking = true;
    held.add(new Held(sent, offset));
    long from = expected;
    blocking.execute(
        () -> {
          var found = scan(from, offset);
          loop.execute(() -> gapRead(offset, found));
        });
  }

  private void gapRead(long upTo, Found found) {
    if (ended || endedBy(found)) {
      return;
    }
    expected = upTo;
    checking = false;
    while (!ended && !checking && !held.isEmpty()) {
      var next = held.remove();
      acknowledged(next.sent(), next.offset());
    }
  }

  private void cleared(Found found) {
    if (ended || endedBy(found)) {
      return;
    }
    suspected = false;
    while (!ended && !waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private boolean endedBy(Found found) {
    if (found.failure != null) {
      over("the journal could not be read: " + found.failure);
    } else if (found.claimant != null && found.claimant.equals(node)) {
      over("an own claim came late");
    } else if (found.claimant != null) {
      ended = true;
      fate.fenced("a claim of " + found.claimant);
    }
    return ended;
  }

  private void over(String why) {
    end();
    fate.over(why);
  }

  private Found scanToEnd() {
    try {
      long end = journal.end(partition);
      return end > claim + 1 ? scan(claim + 1, end) : new Found();
    } catch (RuntimeException e) {
      var found = new Found();
      found.failure = e;
      return found;
    }
  }

  private Found scan(long from, long upTo) {
    var found = new Found();
    try {
      journal.read(partition, from, upTo, found);
    } catch (RuntimeException e) {
      found.failure = e;
    }
    return found;
  }

  /** What lies between two own records. */
  private static final class Found implements Journal.EntryHandler {
    private @Nullable String claimant;
    private @Nullable RuntimeException failure;

    @Override
    public void entry(Journal.Entry entry) {
      if (entry.head().type() == RecordHead.Type.CLAIM) {
        claimant = ClaimValue.decode(entry.value()).node();
      }
    }
  }
}
