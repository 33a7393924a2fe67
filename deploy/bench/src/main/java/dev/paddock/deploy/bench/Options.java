package dev.paddock.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a benchmark was asked for: {@code --name value} pairs, and {@code --peer} any number of
 * times.
 */
public final class Options {
  /** The arguments cannot be read. */
  public static final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
      super(message);
    }
  }

  private static final String PEER = "peer";

  private final Map<String, String> values = new TreeMap<>();
  private final List<String> peers = new ArrayList<>();

  private Options() {}

  /**
   * Reads {@code --name value} pairs.
   *
   * @throws Misuse if they are none
   */
  public static Options of(List<String> args) {
    var options = new Options();
    for (int i = 0; i < args.size(); i += 2) {
      var name = args.get(i);
      if (!name.startsWith("--") || i + 1 == args.size()) {
        throw new Misuse("expected --name value, not \"" + name + "\"");
      }
      options.put(name.substring(2), args.get(i + 1));
    }
    return options;
  }

  /** Peers as they were given, {@code name=kind:command}. */
  public List<String> peers() {
    return List.copyOf(peers);
  }

  public String text(String name, String standard) {
    return values.getOrDefault(name, standard);
  }

  /**
   * A number.
   *
   * @throws Misuse if it is none
   */
  public int number(String name, int standard) {
    var text = values.get(name);
    try {
      return text == null ? standard : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Misuse("--" + name + " is a number, not \"" + text + "\"");
    }
  }

  private void put(String name, String value) {
    if (name.equals(PEER)) {
      peers.add(value);
    } else {
      values.put(name, value);
    }
  }
}
