package dev.paddock.testkit.log;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.loop.Loop;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A producer that keeps what a real one promises and nothing more: per partition, sends land and
 * are answered in order.
 */
final class FakeAppender implements Journal.Appender {
  private final FakeLog log;
  private final Loop node;
  private final Fates fates;
  private final String topicId;
  private final Map<Integer, Pipe> pipes = new HashMap<>();
  private boolean closed;

  FakeAppender(FakeLog log, Loop node, Fates fates) {
    this.log = log;
    this.node = node;
    this.fates = fates;
    this.topicId = log.topicId();
  }

  @Override
  public void append(
      int partition, @Nullable String key, RecordHead head, byte[] value, Journal.Ack ack) {
    if (closed) {
      node.execute(() -> ack.done(-1, new IllegalStateException("the appender is closed")));
      return;
    }
    var fate = fates.next(partition, head);
    var send = new Send(partition, key, head, value, fate, ack);
    pipes.computeIfAbsent(partition, p -> new Pipe()).add(send);
  }

  /** Answers what is under way as failed; it may still land. */
  @Override
  public void close() {
    closed = true;
    pipes.values().forEach(Pipe::close);
  }

  /** The sends to one partition. */
  private final class Pipe {
    private final Queue<Send> flying = new ArrayDeque<>();
    private final Queue<Send> unanswered = new ArrayDeque<>();

    void add(Send send) {
      flying.add(send);
      unanswered.add(send);
      log.world().schedule(send.fate.lands(), () -> arrive(send));
      log.world().schedule(send.fate.answers(), () -> due(send));
    }

    void close() {
      unanswered.forEach(Send::expire);
      answer();
    }

    private void arrive(Send send) {
      send.arrived = true;
      for (var first = flying.peek(); first != null && first.arrived; first = flying.peek()) {
        land(flying.remove());
      }
      answer();
    }

    private void due(Send send) {
      send.due = true;
      answer();
    }

    private void land(Send send) {
      if (!topicId.equals(log.topicId())) {
        return; // The topic it was sent to is gone.
      }
      for (int i = 0; i < send.fate.copies(); i++) {
        long offset = log.append(send.partition, send.key, send.head, send.value);
        send.offset = send.offset < 0 ? offset : send.offset;
      }
    }

    private void answer() {
      for (var first = unanswered.peek();
          first != null && first.isAnswerable();
          first = unanswered.peek()) {
        node.execute(unanswered.remove().answer());
      }
    }
  }

  /** One record under way. */
  private static final class Send {
    private final int partition;
    private final @Nullable String key;
    private final RecordHead head;
    private final byte[] value;
    private final Fate fate;
    private final Journal.Ack ack;
    private Fate.Answer outcome;
    private boolean arrived;
    private boolean due;
    private long offset = -1;

    Send(
        int partition,
        @Nullable String key,
        RecordHead head,
        byte[] value,
        Fate fate,
        Journal.Ack ack) {
      this.partition = partition;
      this.key = key;
      this.head = head;
      this.value = value;
      this.fate = fate;
      this.ack = ack;
      this.outcome = fate.answer();
    }

    boolean isAnswerable() {
      return due && (outcome == Fate.Answer.FAILURE || offset >= 0);
    }

    void expire() {
      outcome = Fate.Answer.FAILURE;
      due = true;
    }

    Runnable answer() {
      return switch (outcome) {
        case OFFSET -> () -> ack.done(offset, null);
        case NO_OFFSET -> () -> ack.done(-1, null);
        case FAILURE -> () -> ack.done(-1, new IllegalStateException("not acknowledged: " + head));
      };
    }
  }
}
