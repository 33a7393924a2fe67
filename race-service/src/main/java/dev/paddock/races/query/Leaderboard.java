package dev.paddock.races.query;

import dev.paddock.engine.documents.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Who is best: by points, by rating, or by the time on a stage; a page at a time. */
record Leaderboard(Documents documents) {
  private static final String COLLECTION = "leaderboard";
  private static final String ROW = "row";
  private static final String STAGE = "stage";

  /**
   * {@code {"by","stage"?,"items":[…],"next"}}; by time without a stage: that of the newest race.
   */
  Future<JsonObject> answer(JsonObject question) {
    var by = question.getString("by", "points");
    return switch (by) {
      case "points", "rating" -> users(question, by);
      case "time" -> stage(question).compose(stage -> times(question, stage));
      default ->
          throw new IllegalArgumentException("by is " + by + ", expected points, time or rating");
    };
  }

  private Future<JsonObject> users(JsonObject question, String by) {
    return new Page(COLLECTION, new JsonObject().put(ROW, "user"), by, true)
        .read(documents, question, Leaderboard::shown)
        .map(page -> page.put("by", by));
  }

  private Future<JsonObject> times(JsonObject question, String stage) {
    var query = new JsonObject().put(ROW, "time").put(STAGE, stage);
    return new Page(COLLECTION, query, "millis", false)
        .read(documents, question, Leaderboard::timed)
        .map(page -> page.put("by", "time").put(STAGE, stage));
  }

  private Future<String> stage(JsonObject question) {
    var named = question.getString(STAGE);
    return named != null
        ? Future.succeededFuture(named)
        : documents
            .find("race_results", new JsonObject(), "finished_at", true, 1)
            .map(Leaderboard::stageOf);
  }

  private static String stageOf(List<JsonObject> races) {
    return races.isEmpty() ? "" : races.getFirst().getString(STAGE, "");
  }

  private static JsonObject timed(JsonObject row) {
    return shown(row).put("stage_time", row.getInteger("millis") / 1_000.0);
  }

  private static JsonObject shown(JsonObject row) {
    var shown = Page.plain(row);
    shown.remove(ROW);
    return shown;
  }
}
