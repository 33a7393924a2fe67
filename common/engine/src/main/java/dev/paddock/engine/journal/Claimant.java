package dev.paddock.engine.journal;

import dev.paddock.core.Seed;
import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a partition of a claimed log for this node: appends a CLAIM, and after a failure another.
 * Loop only.
 */
public final class Claimant {
  /** Longest pause between two own claims after failed sends. */
  private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  private static final long JITTER_MILLIS = 250;

  /** Hears how a claim went. */
  public interface Listener {
    /**
     * It lies in the log.
     *
     * @param attempt as long as it {@link #isCurrent} what was begun for it still matters
     */
    void claimed(int attempt, Journal.Appender sender, long offset);

    void refused(String why);
  }

  private final Loop loop;
  private final Appenders appenders;
  private final Supplier<Seed> entropy;
  private final String node;
  private final int partition;
  private final Listener listener;
  private Journal.@Nullable Appender appender;
  private Duration pause = Duration.ZERO;
  private int attempt;

  public Claimant(
      Loop loop,
      Appenders appenders,
      Supplier<Seed> entropy,
      String node,
      int partition,
      Listener listener) {
    this.loop = loop;
    this.appenders = appenders;
    this.entropy = entropy;
    this.node = node;
    this.partition = partition;
    this.listener = listener;
  }

  /** Appends a CLAIM; the listener hears of it unless it is let go before. */
  public void claim() {
    int mine = ++attempt;
    var nonce = entropy.get().asLong();
    var sender = appenders.take();
    appender = sender;
    sender.append(
        partition,
        null,
        new RecordHead(RecordHead.Type.CLAIM, nonce, 0),
        new ClaimValue(node, nonce).encode(),
        (offset, failure) -> loop.execute(() -> done(mine, sender, offset, failure)));
  }

  /** Claims again: at once, then after 1, 2, 4 … 30 s with jitter. */
  public void claimAgain() {
    int mine = attempt;
    var wait = pause.plusMillis(pause.isZero() ? 0 : jitter());
    pause = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
    if (pause.compareTo(PAUSE_MAX) > 0) {
      pause = PAUSE_MAX;
    }
    loop.schedule(
        wait,
        () -> {
          if (isCurrent(mine)) {
            claim();
          }
        });
  }

  /** The claim is good: the next failure is the first again. */
  public void settled() {
    pause = Duration.ZERO;
  }

  /** Whether nothing was claimed or let go since. */
  public boolean isCurrent(int ofAttempt) {
    return attempt == ofAttempt;
  }

  /**
   * Ends the present attempt and gives its producer back.
   *
   * @param failed whether a send of it failed
   */
  public void letGo(boolean failed) {
    attempt++;
    if (appender != null) {
      appenders.give(appender, failed);
      appender = null;
    }
  }

  private void done(int mine, Journal.Appender sender, long offset, @Nullable Throwable failure) {
    if (!isCurrent(mine)) {
      return;
    }
    if (failure != null || offset < 0) {
      listener.refused("the claim failed: " + failure);
    } else {
      listener.claimed(mine, sender, offset);
    }
  }

  private long jitter() {
    return Math.floorMod(entropy.get().asLong(), JITTER_MILLIS);
  }
}
