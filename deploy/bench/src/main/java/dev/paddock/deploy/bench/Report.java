package dev.paddock.deploy.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a benchmark found: tables to read, and the same as JSON. */
public final class Report {
  private final PrintStream out;
  private final JsonObject json = new JsonObject();
  private final JsonArray tables = new JsonArray();
  private final JsonArray goals = new JsonArray();

  public Report(PrintStream out, String benchmark) {
    this.out = out;
    json.put("benchmark", benchmark).put("machine", Machine.describe());
    json.put("tables", tables).put("goals", goals);
    out.println(benchmark + ", " + Machine.describe());
    out.flush();
  }

  /** Prints how far it is. */
  public void progress(String format, Object... values) {
    out.println("  " + String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /** Starts a table. */
  public Table table(String... columns) {
    var rows = new JsonArray();
    tables.add(new JsonObject().put("columns", new JsonArray(List.of(columns))).put("rows", rows));
    return new Table(columns, rows);
  }

  /** Says how a measured ratio stands to its goal. */
  public void goal(String what, String goal, double measured, boolean isMet) {
    goals.add(
        new JsonObject()
            .put("what", what)
            .put("goal", goal)
            .put("measured", measured)
            .put("met", isMet));
    progress("%s: %.2f, goal %s: %s", what, measured, goal, isMet ? "met" : "MISSED");
  }

  /** Everything as JSON. */
  public JsonObject json() {
    return json;
  }

  /** Rows under columns; printed with {@link #print}. */
  public final class Table {
    private final String[] columns;
    private final JsonArray rows;

    private Table(String[] columns, JsonArray rows) {
      this.columns = columns;
      this.rows = rows;
    }

    /** Adds a row of texts and numbers; a null cell stays empty. */
    public void row(@Nullable Object... cells) {
      var row = new JsonArray();
      for (var cell : cells) {
        row.add(cell);
      }
      rows.add(row);
    }

    /** Prints it as Markdown. */
    public void print() {
      out.println();
      line(List.of(columns).stream().map(Object::toString).toList());
      line(List.of(columns).stream().map(column -> "---").toList());
      for (int i = 0; i < rows.size(); i++) {
        line(rows.getJsonArray(i).stream().map(Report::shown).toList());
      }
      out.println();
      out.flush();
    }

    private void line(List<String> cells) {
      out.println("| " + String.join(" | ", cells) + " |");
    }
  }

  private static String shown(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Double number) {
      return String.format(Locale.ROOT, Math.abs(number) >= 1_000 ? "%,.0f" : "%.2f", number);
    }
    return cell instanceof Number number
        ? String.format(Locale.ROOT, "%,d", number.longValue())
        : String.valueOf(cell);
  }
}
