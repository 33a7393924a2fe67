package dev.paddock.gateway.testing;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.InterestDigest;
import dev.paddock.engine.bus.InterestTable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What gateways want of the rooms of a fake writer; one table a gateway serves all partitions. */
final class Wanted {
  private final Map<String, InterestTable> tables = new HashMap<>();
  private final ToIntFunction<String> partitionOf;

  Wanted(ToIntFunction<String> partitionOf) {
    this.partitionOf = partitionOf;
  }

  void forget() {
    tables.clear();
  }

  Set<Long> users(String channel) {
    var users = new LinkedHashSet<Long>();
    tables.values().forEach(table -> users.addAll(table.users(channel)));
    return users;
  }

  /** Gateways that listen to a channel. */
  List<String> listeners(String channel) {
    return tables.entrySet().stream()
        .filter(each -> each.getValue().listens(channel))
        .map(Map.Entry::getKey)
        .toList();
  }

  void apply(BusMessage.Interest news) {
    var table = tables.computeIfAbsent(news.gateway(), node -> new InterestTable());
    if (news.whole()) {
      List.copyOf(table.channels()).stream()
          .filter(channel -> partitionOf.applyAsInt(channel) == news.partition())
          .forEach(table::leave);
    }
    table.apply(false, news.channels());
  }

  boolean agrees(BusMessage.Digest digest) {
    var table = tables.getOrDefault(digest.gateway(), new InterestTable());
    return digest.digest()
        == table.channels().stream()
            .filter(channel -> partitionOf.applyAsInt(channel) == digest.partition())
            .mapToLong(channel -> InterestDigest.of(channel, table.users(channel)))
            .sum();
  }
}
