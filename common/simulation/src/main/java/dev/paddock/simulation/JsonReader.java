package dev.paddock.simulation;

import dev.paddock.simulation.TrackProblem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small JSON text (RFC 8259) into maps, lists, strings, doubles, booleans and null: this
 * module may use nothing but the JDK.
 */
final class JsonReader {
  static final int MAX_DEPTH = 32;

  private final String text;
  private int at;

  JsonReader(String text) {
    this.text = text;
  }

  @Nullable Object read() throws TrackProblem {
    var value = value(0);
    blanks();
    if (at < text.length()) {
      throw wrong("the end");
    }
    return value;
  }

  private @Nullable Object value(int depth) throws TrackProblem {
    if (depth > MAX_DEPTH) {
      throw new TrackProblem(Code.MALFORMED, "nested deeper than " + MAX_DEPTH);
    }
    blanks();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object(int depth) throws TrackProblem {
    var map = new LinkedHashMap<String, @Nullable Object>();
    at++;
    for (boolean more = !closes('}'); more; more = goesOn('}')) {
      blanks();
      if (peek() != '"') {
        throw wrong("a name");
      }
      var name = string();
      blanks();
      expect(':');
      map.put(name, value(depth + 1));
    }
    return map;
  }

  private List<@Nullable Object> array(int depth) throws TrackProblem {
    var list = new ArrayList<@Nullable Object>();
    at++;
    for (boolean more = !closes(']'); more; more = goesOn(']')) {
      list.add(value(depth + 1));
    }
    return list;
  }

  private boolean closes(char end) throws TrackProblem {
    blanks();
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private boolean goesOn(char end) throws TrackProblem {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private String string() throws TrackProblem {
    var read = new StringBuilder();
    at++;
    for (char c = peek(); c != '"'; c = peek()) {
      at++;
      read.append(c == '\\' ? escaped() : c);
    }
    at++;
    return read.toString();
  }

  private char escaped() throws TrackProblem {
    char c = peek();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> c;
    };
  }

  private char unicode() throws TrackProblem {
    if (at + 4 > text.length()) {
      throw wrong("four hexadecimal digits");
    }
    try {
      int code = Integer.parseInt(text.substring(at, at + 4), 16);
      at += 4;
      return (char) code;
    } catch (NumberFormatException e) {
      throw wrong("four hexadecimal digits");
    }
  }

  private @Nullable Object word(String word, @Nullable Object value) throws TrackProblem {
    if (!text.startsWith(word, at)) {
      throw wrong(word);
    }
    at += word.length();
    return value;
  }

  private Double number() throws TrackProblem {
    int from = at;
    while (at < text.length() && "0123456789+-.eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Double.valueOf(text.substring(from, at));
    } catch (NumberFormatException e) {
      throw wrong("a value");
    }
  }

  private void expect(char c) throws TrackProblem {
    if (peek() != c) {
      throw wrong("'" + c + "'");
    }
    at++;
  }

  private char peek() throws TrackProblem {
    if (at >= text.length()) {
      throw wrong("more");
    }
    return text.charAt(at);
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private TrackProblem wrong(String expected) {
    return new TrackProblem(Code.MALFORMED, "at character " + at + ": expected " + expected);
  }
}
