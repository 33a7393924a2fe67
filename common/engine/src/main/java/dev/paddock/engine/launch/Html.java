package dev.paddock.engine.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the few elements that pages of a process need, with everything escaped. */
final class Html {
  /** A cell: its text and the class that says how it looks. */
  record Cell(String text, String look) {
    static Cell of(@Nullable Object value) {
      var isNumber = value instanceof Number;
      return new Cell(value == null ? "–" : value.toString(), isNumber ? "n" : "");
    }

    static Cell good(String text) {
      return new Cell("✓ " + text, "ok");
    }

    static Cell bad(String text) {
      return new Cell("✕ " + text, "bad");
    }
  }

  private final StringBuilder out = new StringBuilder();

  Html raw(String html) {
    out.append(html);
    return this;
  }

  Html element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">");
  }

  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(text.charAt(i));
      }
    }
    return this;
  }

  /** A table; columns of numbers are told by the first row. */
  Html table(List<String> heads, List<List<Cell>> rows) {
    raw("<table><thead><tr>");
    for (int i = 0; i < heads.size(); i++) {
      var look = rows.isEmpty() ? "" : rows.getFirst().get(i).look();
      raw(look.equals("n") ? "<th class=\"n\">" : "<th>").text(heads.get(i)).raw("</th>");
    }
    raw("</tr></thead><tbody>");
    for (var row : rows) {
      raw("<tr>");
      row.forEach(this::cell);
      raw("</tr>");
    }
    return raw("</tbody></table>");
  }

  private void cell(Cell cell) {
    raw("<td class=\"" + cell.look() + "\">").text(cell.text()).raw("</td>");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
