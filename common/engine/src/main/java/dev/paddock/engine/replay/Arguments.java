package dev.paddock.engine.replay;

import dev.paddock.engine.replay.Request.Print;
import dev.paddock.engine.replay.Request.Store;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of {@code paddock replay}. */
final class Arguments {
  private static final double MAX_SPEED = 1e6;

  private final ArrayDeque<String> left;
  private @Nullable String topic;
  private final Set<Integer> partitions = new TreeSet<>();
  private @Nullable Bound since;
  private @Nullable Bound until;
  private @Nullable String room;
  private @Nullable Print print;
  private boolean text;
  private final Set<Store> diffs = EnumSet.noneOf(Store.class);
  private @Nullable String to;
  private @Nullable Double speed;
  private boolean dryRun;

  private Arguments(List<String> args) {
    left = new ArrayDeque<>(args);
  }

  /**
   * Reads them all.
   *
   * @throws Misuse saying what is wrong with which
   */
  static Request parse(List<String> args) {
    var arguments = new Arguments(args);
    while (!arguments.left.isEmpty()) {
      arguments.take(arguments.left.removeFirst());
    }
    return Checks.checked(arguments.request());
  }

  private void take(String argument) {
    switch (argument) {
      case "--partition" -> numbers(argument);
      case "--since" -> since = Bound.parse(argument, value(argument));
      case "--until" -> until = Bound.parse(argument, value(argument));
      case "--room" -> room = value(argument);
      case "--print" -> print = choice(Print.class, argument, value(argument));
      case "--text" -> text = true;
      case "--diff" -> stores(argument);
      case "--to" -> to = value(argument);
      case "--speed" -> speed = speed(argument, value(argument));
      case "--dry-run" -> dryRun = true;
      default -> topic(argument);
    }
  }

  private void topic(String argument) {
    if (argument.startsWith("-")) {
      throw new Misuse("There is no option " + argument + ".");
    }
    if (topic != null) {
      throw new Misuse("One topic at a time: " + topic + " or " + argument + "?");
    }
    topic = argument;
  }

  private Request request() {
    if (topic == null) {
      throw new Misuse("Which topic? For example games.journal.");
    }
    if (speed != null && to == null) {
      throw new Misuse("--speed goes with --to TOPIC.");
    }
    var shown = topic.endsWith(".journal") ? Print.STATES : Print.EVENTS;
    return new Request(
        topic,
        partitions,
        since,
        until,
        room,
        print == null ? shown : print,
        text,
        diffs,
        to,
        speed == null ? 1 : speed,
        dryRun);
  }

  private String value(String option) {
    var value = left.pollFirst();
    if (value == null || value.startsWith("--")) {
      throw new Misuse(option + " needs a value.");
    }
    return value;
  }

  private void numbers(String option) {
    for (var number : value(option).split(",", -1)) {
      if (!number.matches("\\d{1,6}")) {
        throw new Misuse(option + " takes numbers like 0 or 0,3, not: " + number);
      }
      partitions.add(Integer.parseInt(number));
    }
  }

  private void stores(String option) {
    for (var store : value(option).split(",", -1)) {
      diffs.add(choice(Store.class, option, store));
    }
  }

  private static double speed(String option, String text) {
    if (text.equals("full")) {
      return 0;
    }
    if (text.matches("\\d{1,7}(\\.\\d{1,3})?")) {
      double times = Double.parseDouble(text);
      if (times > 0 && times <= MAX_SPEED) {
        return times;
      }
    }
    throw new Misuse(option + " takes a factor like 1, 0.5 or 20, or full, not: " + text);
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String option, String text) {
    var words =
        Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    int index = words.indexOf(text);
    if (index < 0) {
      throw new Misuse(
          option + " takes one of " + String.join(", ", words) + ", not: " + text + ".");
    }
    return type.getEnumConstants()[index];
  }
}
