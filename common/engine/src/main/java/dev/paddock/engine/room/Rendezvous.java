package dev.paddock.engine.room;

import java.util.Comparator;
import java.util.List;

/** Who should own which partition: rendezvous hashing, the same answer at every member. */
final class Rendezvous {
  private Rendezvous() {}

  /** The members in the order in which they should own a partition. */
  static List<String> order(List<String> members, String service, int partition) {
    return members.stream()
        .sorted(
            Comparator.comparingLong((String m) -> -weight(m, service, partition))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Place of a member in that order without {@code owner}; the number of members if absent. */
  static int place(
      List<String> members, String service, int partition, String member, String owner) {
    var order = order(members, service, partition).stream().filter(m -> !m.equals(owner)).toList();
    int place = order.indexOf(member);
    return place < 0 ? order.size() : place;
  }

  private static long weight(String member, String service, int partition) {
    long hash = 0xcbf29ce484222325L;
    var text = member + "/" + service + "/" + partition;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return (hash ^ (hash >>> 31)) >>> 1;
  }
}
