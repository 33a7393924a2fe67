package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ChannelStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares channels with the store: each once in a while, those of a silent writer at once. */
final class Audit {
  /** Every channel is looked at once in this time. */
  static final long ROUND_MILLIS = 30_000;

  /** Channels looked at in a second, at most. */
  static final int MAX_PER_SECOND = 2_000;

  /** Names in one question. */
  static final int BATCH = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

  private final Loop hub;
  private final ChannelStore store;
  private final Positions positions;
  private final ArrayDeque<Channel> round = new ArrayDeque<>();
  private double owed;

  Audit(Loop hub, ChannelStore store, Positions positions) {
    this.hub = hub;
    this.store = store;
    this.positions = positions;
  }

  void add(Channel channel) {
    round.add(channel);
  }

  /** Looks at as many as the time since the last call asks for. */
  void tick(long elapsedMillis) {
    owed += (double) round.size() * elapsedMillis / ROUND_MILLIS;
    int due = (int) Math.min(owed, MAX_PER_SECOND * elapsedMillis / 1_000.0);
    if (due == 0) {
      return;
    }
    owed = Math.min(owed - due, 1);
    var chosen = new ArrayList<Channel>(due);
    for (int i = 0; i < due && !round.isEmpty(); i++) {
      var channel = round.remove();
      if (!channel.isEmpty()) {
        chosen.add(channel);
        round.add(channel);
      }
    }
    compare(chosen);
  }

  /** Looks at these now. */
  void compare(Collection<Channel> channels) {
    var batch = new ArrayList<Channel>(Math.min(BATCH, channels.size()));
    for (var channel : channels) {
      batch.add(channel);
      if (batch.size() == BATCH) {
        ask(List.copyOf(batch));
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      ask(List.copyOf(batch));
    }
  }

  private void ask(List<Channel> channels) {
    store
        .heads(channels.stream().map(channel -> channel.name).toList())
        .onSuccess(heads -> hub.execute(() -> compare(channels, heads)))
        .onFailure(away -> LOG.debug("heads can not be read", away));
  }

  private void compare(List<Channel> channels, Map<String, Head> heads) {
    for (var channel : channels) {
      var head = heads.get(channel.name);
      if (head != null && !channel.isEmpty()) {
        positions.know(channel, head);
      }
    }
  }
}
