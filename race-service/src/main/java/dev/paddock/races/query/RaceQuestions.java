package dev.paddock.races.query;

import com.google.auto.service.AutoService;
import dev.paddock.core.Reason;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.history.Questions;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.races.RacesService;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;

/** What {@code queries.races} is asked besides lists. */
@AutoService(Questions.class)
public final class RaceQuestions implements Questions {
  @Override
  public String service() {
    return RacesService.NAME;
  }

  @Override
  public Map<String, Function<JsonObject, Future<JsonObject>>> answers(
      ChannelStore channels, Documents documents) {
    var races = new PastRaces(channels, documents);
    return Map.of(
        "garage", new GarageShop(channels)::answer,
        "races", checked(races::list),
        "race", checked(races::one),
        "leaderboard", checked(new Leaderboard(documents)::answer));
  }

  /** A question that makes no sense is answered by saying so. */
  private static Function<JsonObject, Future<JsonObject>> checked(
      Function<JsonObject, Future<JsonObject>> answerer) {
    return question -> {
      try {
        return answerer.apply(question).recover(RaceQuestions::said);
      } catch (IllegalArgumentException e) {
        return said(e);
      }
    };
  }

  private static Future<JsonObject> said(Throwable failure) {
    return failure instanceof IllegalArgumentException
        ? Future.succeededFuture(
            Questions.problem(Reason.INVALID_FIELD, String.valueOf(failure.getMessage())))
        : Future.failedFuture(failure);
  }
}
