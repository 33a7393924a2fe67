package dev.paddock.engine.bus;

import java.util.List;
import java.util.Set;

/** The members of the cluster as this node sees them, sorted by id. */
public record ClusterView(List<Member> members) {
  /**
   * @param roles services of the node ({@code games}, …) and {@code gateway}
   */
  public record Member(String node, Set<String> roles) {}

  /** Ids of the members that have a role. */
  public List<String> nodes(String role) {
    return members.stream().filter(m -> m.roles().contains(role)).map(Member::node).toList();
  }
}
