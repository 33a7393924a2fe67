package dev.paddock.gateway.channel;

import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hub does again and again. */
final class Clockwork {
  /** Between two digests of interest. */
  static final long DIGEST_MILLIS = 2_000;

  /** Between two notes of who is attached; they last three times as long. */
  static final long ATTACHED_MILLIS = 2_000;

  /** Between two notes of who is online; they last twice as long. */
  static final long PRESENCE_MILLIS = 30_000;

  /** Between two lists of a lobby. */
  static final long LIST_MILLIS = 1_000;

  /** Between two looks at how much there is. */
  static final long MEASURE_MILLIS = 1_000;

  /** Between two steps of the audit. */
  static final long AUDIT_MILLIS = 250;

  /** A writer that said nothing for so long may have been lost. */
  static final long SILENCE_MILLIS = 1_500;

  /** While a writer is silent its channels are looked at this often. */
  static final long SILENT_AUDIT_MILLIS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

  private final Loop loop;
  private final Hub hub;
  private boolean isStopped;

  Clockwork(Loop loop, Hub hub) {
    this.loop = loop;
    this.hub = hub;
  }

  void start(long revocationPollMillis) {
    every(DIGEST_MILLIS, hub::tellDigests);
    every(ATTACHED_MILLIS, this::writeAttached);
    every(PRESENCE_MILLIS, hub::sayWhoIsHere);
    every(LIST_MILLIS, hub::askForLists);
    every(MEASURE_MILLIS, hub::measure);
    every(
        AUDIT_MILLIS,
        () -> {
          hub.lookAtSilent(SILENCE_MILLIS, SILENT_AUDIT_MILLIS);
          hub.audit(AUDIT_MILLIS);
        });
    every(revocationPollMillis, hub::checkRevocations);
  }

  void stop() {
    isStopped = true;
  }

  private void writeAttached() {
    var attached = hub.attached();
    if (!attached.isEmpty()) {
      hub.store()
          .attached(hub.self(), attached)
          .onFailure(away -> LOG.debug("attached users not written", away));
    }
  }

  private void every(long millis, Runnable action) {
    loop.schedule(
        Duration.ofMillis(millis),
        () -> {
          if (!isStopped) {
            every(millis, action);
            action.run();
          }
        });
  }
}
