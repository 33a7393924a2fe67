package dev.paddock.deploy;

/** The texts of {@code paddock help}. */
final class Help {
  private Help() {}

  static String overview() {
    var text = new StringBuilder("Paddock: a real-time platform for rooms, races and bots.\n\n");
    for (var subcommand : Subcommand.values()) {
      text.append("  paddock %-9s %s%n".formatted(subcommand.word(), subcommand.summary()));
    }
    return text.toString();
  }
}
