package dev.paddock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final Requests.Key KEY = new Requests.Key("ann", "r1");

  private final Problems problems = new Problems();
  private final Requests requests = new Requests(problems);

  @Test
  void theSameOutcomeTwiceIsNoProblem() {
    requests.asked(KEY, "chat.send");
    requests.answered(KEY, ack(7));
    requests.answered(KEY, ack(7));
    assertThat(problems.drain()).isEmpty();
    assertThat(requests.get(KEY).isAccepted()).isTrue();
  }

  @Test
  void anotherOutcomeOfTheSameRequestIsAProblem() {
    requests.asked(KEY, "chat.send");
    requests.answered(KEY, ack(7));
    requests.answered(KEY, ack(8));
    requests.answered(KEY, new JsonObject().put("type", "error").put("code", "NOT_YOUR_TURN"));
    assertThat(problems.drain()).hasSize(2);
  }

  private static JsonObject ack(long seq) {
    return new JsonObject().put("type", "ack").put("room_id", "room_a").put("seq", seq);
  }
}
