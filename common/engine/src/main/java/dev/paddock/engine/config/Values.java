package dev.paddock.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads single values, collects what is wrong and goes on with the default. */
final class Values {
  private static final int MAX_PORT = 65_535;

  private final Map<String, String> env;
  private final Mode mode;
  private final List<String> problems = new ArrayList<>();

  Values(Map<String, String> env, Mode mode) {
    this.env = env;
    this.mode = mode;
  }

  List<String> problems() {
    return problems;
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  /** The value given or the default, which may be empty. */
  String text(Variable variable) {
    var given = env.get(variable.name());
    return given == null || given.isBlank() ? variable.otherwise(mode) : given.strip();
  }

  @Nullable String optional(Variable variable) {
    var text = text(variable);
    return text.isEmpty() ? null : text;
  }

  /** A text that has to be what {@code expected} says. */
  String matching(Variable variable, Predicate<String> good, String expected) {
    var text = text(variable);
    if (text.isEmpty() || good.test(text)) {
      return text;
    }
    wrong(variable, text, expected);
    return variable.otherwise(mode);
  }

  int port(Variable variable) {
    return number(variable, 0, MAX_PORT, "a port from 0 to " + MAX_PORT);
  }

  int count(Variable variable, int min, int max) {
    return number(variable, min, max, "a whole number from " + min + " to " + max);
  }

  private int number(Variable variable, int min, int max, String expected) {
    var text = text(variable);
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    wrong(variable, text, expected);
    return Integer.parseInt(variable.otherwise(mode));
  }

  boolean flag(Variable variable) {
    return choice(variable, List.of("true", "false")).equals("true");
  }

  String choice(Variable variable, List<String> choices) {
    return matching(variable, choices::contains, "one of " + String.join(", ", choices));
  }

  /** Entries between commas, each of which has to be good. */
  List<String> list(Variable variable, Predicate<String> good, String expected) {
    var entries =
        Arrays.stream(text(variable).split(",", -1))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .toList();
    entries.stream().filter(good.negate()).forEach(entry -> wrong(variable, entry, expected));
    return entries.stream().filter(good).toList();
  }

  @Nullable Path file(Variable variable) {
    var text = optional(variable);
    return text == null || contents(variable, text) == null ? null : Path.of(text);
  }

  /** The contents of PEM files. */
  List<String> pems(Variable variable) {
    var pems = new ArrayList<String>();
    for (var name : list(variable, entry -> true, "")) {
      var text = contents(variable, name);
      if (text != null) {
        pems.add(text);
      }
    }
    return pems;
  }

  private @Nullable String contents(Variable variable, String name) {
    try {
      var text = Files.readString(Path.of(name));
      if (text.contains("-----BEGIN ")) {
        return text;
      }
      wrong(variable, name, "a file in PEM form (-----BEGIN …)");
    } catch (IOException | RuntimeException e) {
      wrong(variable, name, "a file that can be read");
    }
    return null;
  }

  void wrong(Variable variable, String value, String expected) {
    var shown = variable.secret() ? "its value" : "\"" + value + "\"";
    problem(variable.name() + ": " + shown + " is not right, expected " + expected + ".");
  }
}
