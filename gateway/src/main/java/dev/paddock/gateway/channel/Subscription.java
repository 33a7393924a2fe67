package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A socket's place in a channel: what it has got, and what is held while it catches up. */
final class Subscription {
  /** What to do after a message was offered. */
  enum Verdict {
    FINE,
    /** Something is missing: the socket has to catch up. */
    BEHIND
  }

  private record Afterwards(String epoch, long seq, Runnable action) {}

  final Listener listener;
  final String channel;

  /** Steps that change what is sent wait for each other. */
  private final ArrayDeque<Runnable> steps = new ArrayDeque<>(1);

  private final ArrayDeque<News> held = new ArrayDeque<>(1);
  private final ArrayDeque<Afterwards> afterwards = new ArrayDeque<>(1);
  private final int most;
  private @Nullable String epoch;
  private long seq;
  private @Nullable Head since;
  private int expected;
  private boolean isBusy;
  private boolean isLive;
  private boolean isJoining;
  private boolean isCatchingUp;
  private boolean isGone;
  private boolean isLossy;
  private boolean isLost;
  private boolean wasLive;

  /**
   * @param most messages held at once; when there are more the socket gets an image
   */
  Subscription(Listener listener, String channel, int most) {
    this.listener = listener;
    this.channel = channel;
    this.most = most;
  }

  /** From where the socket can go on, null before the first message and where that is lost. */
  @Nullable Head point() {
    return isLost ? null : sent();
  }

  /** The newest message that was sent, null before the first. */
  @Nullable Head sent() {
    return epoch == null ? null : new Head(epoch, seq);
  }

  boolean isLive() {
    return isLive;
  }

  /** Whether the socket has been in the channel: then it stays, whatever it asks in vain. */
  boolean wasLive() {
    return wasLive;
  }

  boolean isGone() {
    return isGone;
  }

  boolean isJoining() {
    return isJoining;
  }

  /** Runs a step now or after the ones before; each ends with {@link #done}. */
  void step(Runnable step) {
    if (isBusy) {
      steps.add(step);
    } else {
      isBusy = true;
      step.run();
    }
  }

  void done() {
    var next = steps.poll();
    if (next == null) {
      isBusy = false;
    } else {
      next.run();
    }
  }

  /** Whether a step that catches up waits already; remembers that one does from now on. */
  boolean wasCatchingUp() {
    var before = isCatchingUp;
    isCatchingUp = true;
    return before;
  }

  void caughtUp() {
    isCatchingUp = false;
  }

  /** From now on messages are kept back. */
  void hold(boolean joining) {
    isLive = false;
    isJoining = joining;
  }

  /** Forgets what was kept back: the socket has to catch up afterwards. */
  void forget() {
    isLossy |= !held.isEmpty();
    held.forEach(News::release);
    held.clear();
  }

  /** What the socket has is not enough to go on from: it has to get an image. */
  void losePlace() {
    isLost = true;
    isLossy = true;
  }

  /** Something has happened that what is read just now may not show. */
  void mayMiss() {
    isLossy = true;
  }

  /** Whether the socket got everything up to there; where nobody knows it did not. */
  boolean hasAll(@Nullable Head upTo) {
    return upTo != null && !isLost && upTo.epoch().equals(epoch) && seq >= upTo.seq();
  }

  /** Runs a step that brings the socket in, now or after the ones before. */
  void enter(Runnable step) {
    expected++;
    step(
        () -> {
          expected--;
          step.run();
        });
  }

  /** Whether a step that brings the socket in waits. */
  boolean isExpected() {
    return expected > 0;
  }

  /** Whether what the socket has was read after the channel stood, or in case ended, there. */
  boolean cameAfter(@Nullable Head at, boolean isEnd) {
    if (at == null || since == null) {
      return false;
    }
    return at.epoch().equals(since.epoch()) ? since.seq() >= at.seq() : isEnd;
  }

  /** Remembers that everything up to here was read and sent. */
  void readUpTo(Head head) {
    since = head;
    isLost = false;
    reached(head);
  }

  Verdict offer(News news) {
    if (isGone) {
      return Verdict.FINE;
    }
    return isLive ? send(news) : keep(news);
  }

  /**
   * Sends what was kept back up to a number of an epoch: the events of the socket's own command.
   */
  void sendHeld(String ofEpoch, long upTo) {
    while (!held.isEmpty() && isBefore(held.element(), ofEpoch, upTo)) {
      var news = held.remove();
      if (news.epoch().equals(ofEpoch) && !news.isStreamed() && isNew(news)) {
        sendNumbered(news);
      }
      news.release();
    }
  }

  /** Remembers that everything up to here has been sent, in whatever form. */
  void reached(Head head) {
    epoch = head.epoch();
    seq = head.seq();
    runAfterwards();
  }

  /** Sends what was kept back and is newer; from now on messages go through. */
  Verdict release() {
    isLive = true;
    wasLive = true;
    isJoining = false;
    var verdict = isLossy ? Verdict.BEHIND : Verdict.FINE;
    isLossy = false;
    while (verdict == Verdict.FINE && !held.isEmpty()) {
      var news = held.remove();
      verdict = send(news);
      news.release();
    }
    runAfterwards();
    return afterwards.isEmpty() ? verdict : Verdict.BEHIND;
  }

  /**
   * Runs an action as soon as a number was sent: at once where it was, or never will be; but not
   * before the answer to a joining that is under way.
   */
  void afterwards(String ofEpoch, long number, Runnable action) {
    if (!isJoining && hasReached(ofEpoch, number)) {
      action.run();
    } else {
      afterwards.add(new Afterwards(ofEpoch, number, action));
    }
  }

  /** Whether something waits for a message that has not been sent. */
  boolean awaits() {
    return !afterwards.isEmpty();
  }

  /** Whether a message has been sent, or belongs to another epoch. */
  boolean hasReached(String ofEpoch, long number) {
    return isGone || number == 0 || (epoch != null && (!epoch.equals(ofEpoch) || seq >= number));
  }

  void end() {
    isGone = true;
    forget();
    runAfterwards();
  }

  private Verdict keep(News news) {
    if (held.size() == most) {
      // Too much for memory: the place is lost, an image will do.
      forget();
      isLost = true;
    }
    held.add(news.retain());
    return Verdict.FINE;
  }

  private Verdict send(News news) {
    if (news.isStreamed()) {
      news.sendTo(listener);
      return Verdict.FINE;
    }
    if (isLost || !news.epoch().equals(epoch) || leavesHole(news)) {
      return Verdict.BEHIND;
    }
    if (news.seq() == seq + 1) {
      sendNumbered(news);
    }
    return Verdict.FINE;
  }

  private boolean leavesHole(News news) {
    return news.seq() > seq + 1;
  }

  private void sendNumbered(News news) {
    news.sendTo(listener);
    epoch = news.epoch();
    seq = news.seq();
    runAfterwards();
  }

  private boolean isNew(News news) {
    return !news.epoch().equals(epoch) || news.seq() > seq;
  }

  private static boolean isBefore(News news, String ofEpoch, long upTo) {
    return news.isStreamed() || !news.epoch().equals(ofEpoch) || news.seq() <= upTo;
  }

  private void runAfterwards() {
    while (!afterwards.isEmpty()
        && (isGone || !isJoining)
        && hasReached(afterwards.element().epoch(), afterwards.element().seq())) {
      afterwards.remove().action().run();
    }
  }
}
