package dev.paddock.races.race;

import dev.paddock.core.History;
import java.util.HashMap;
import java.util.List;

/** Writes finished races into {@code race_results}, one document a run. */
record RaceHistory() implements History {
  private static final String COLLECTION = "race_results";

  @Override
  public List<Write> write(Told event) {
    return event.type().equals("race_end") ? List.of(finished(event)) : List.of();
  }

  private static Write finished(Told event) {
    var payload = event.payload();
    var set = new HashMap<String, Object>();
    set.put("race_id", event.room().value());
    for (var field :
        List.of(
            "name",
            "replay_id",
            "stage",
            "stage_name",
            "laps",
            "results",
            "started_at",
            "finished_at")) {
      set.put(field, payload.get(field));
    }
    return new Write(COLLECTION, String.valueOf(payload.get("replay_id")), set);
  }
}
