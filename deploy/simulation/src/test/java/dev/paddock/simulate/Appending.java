package dev.paddock.simulate;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Journals whose producers lie. */
final class Appending {
  private Appending() {}

  /** Acknowledges decisions as soon as they are sent, where they will probably land. */
  static Journal acknowledgingAtOnce(Journal journal, RecordHead.Type type) {
    return new Lying(journal) {
      private final Map<Integer, Long> next = new HashMap<>();

      @Override
      void append(Send send) {
        if (send.head().type() != type) {
          send.to(appender(send), send.ack());
          return;
        }
        long end = inner.end(send.partition());
        long guess = Math.max(end, next.getOrDefault(send.partition(), end));
        next.put(send.partition(), guess + 1);
        send.to(appender(send), (offset, failure) -> {});
        send.ack().done(guess, null);
      }
    };
  }

  /** Sends again what failed, under the same claim and number, and goes on. */
  static Journal sendingAgain(Journal journal) {
    return new Lying(journal) {
      @Override
      void append(Send send) {
        send.to(appender(send), (offset, failure) -> answered(send, offset, failure));
      }

      private void answered(Send send, long offset, @Nullable Throwable failure) {
        if (failure == null || send.head().type() == RecordHead.Type.CLAIM) {
          send.ack().done(offset, failure);
        } else {
          send.to(inner.appender(), (again, fault) -> answered(send, again, fault));
        }
      }
    };
  }

  /** Every acknowledgement is at the offset that was expected, wherever the record is. */
  static Journal acknowledgingAnywhere(Journal journal) {
    return new Lying(journal) {
      private final Map<Long, Long> expected = new HashMap<>();

      @Override
      void append(Send send) {
        var head = send.head();
        if (head.type() == RecordHead.Type.CLAIM) {
          send.to(appender(send), send.ack());
          return;
        }
        send.to(
            appender(send),
            (offset, failure) ->
                send.ack().done(offset < 0 ? offset : next(send, head.claim()), failure));
      }

      private long next(Send send, long claim) {
        return expected.merge(claim * 2 + send.partition(), claim + 1, (old, first) -> old + 1);
      }
    };
  }

  /** Takes a claim that was acknowledged without an offset to lie where the log ended then. */
  static Journal claimingWithoutAnOffset(Journal journal) {
    return new Lying(journal) {
      @Override
      void append(Send send) {
        if (send.head().type() != RecordHead.Type.CLAIM) {
          send.to(appender(send), send.ack());
          return;
        }
        long end = inner.end(send.partition());
        send.to(appender(send), (offset, failure) -> send.ack().done(end, failure));
      }
    };
  }

  /** One send. */
  record Send(
      Journal.Appender through,
      int partition,
      @Nullable String key,
      RecordHead head,
      byte[] value,
      Journal.Ack ack) {
    void to(Journal.Appender appender, Journal.Ack then) {
      appender.append(partition, key, head, value, then);
    }
  }

  /** A journal that may do something else with every send. */
  private abstract static class Lying extends Ported.Log {
    Lying(Journal inner) {
      super(inner);
    }

    abstract void append(Send send);

    static Journal.Appender appender(Send send) {
      return send.through();
    }

    @Override
    public Appender appender() {
      var honest = inner.appender();
      return new Appender() {
        @Override
        public void append(
            int partition, @Nullable String key, RecordHead head, byte[] value, Journal.Ack ack) {
          Lying.this.append(new Send(honest, partition, key, head, value, ack));
        }

        @Override
        public void close() {
          honest.close();
        }
      };
    }
  }
}
