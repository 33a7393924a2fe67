package dev.paddock.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final int MOST = 10;

  private record Request(List<Integer> questions, Promise<List<String>> promise) {
    void answer() {
      promise.complete(questions.stream().map(n -> "answer " + n).toList());
    }
  }

  private final Deque<Request> requests = new ArrayDeque<>();
  private final Gathering<Integer, String> gathering = new Gathering<>(MOST, this::request);

  @Test
  void theFirstGoesOutAtOnce() {
    var answer = gathering.ask(7);
    assertThat(requests).hasSize(1);
    requests.remove().answer();
    assertThat(answer.result()).isEqualTo("answer 7");
  }

  @Test
  void whatIsAskedMeanwhileSharesTheNextRequest() {
    gathering.ask(1);
    var answers = List.of(gathering.ask(2), gathering.ask(3), gathering.ask(3));
    assertThat(requests).hasSize(1);
    requests.remove().answer();
    assertThat(requests).extracting(Request::questions).containsExactly(List.of(2, 3, 3));
    requests.remove().answer();
    assertThat(answers)
        .extracting(Future::result)
        .containsExactly("answer 2", "answer 3", "answer 3");
  }

  @Test
  void aFullRequestDoesNotWaitForTheOneUnderWay() {
    gathering.ask(0);
    IntStream.rangeClosed(1, MOST + 1).forEach(gathering::ask);
    assertThat(requests).extracting(each -> each.questions().size()).containsExactly(1, MOST);
  }

  @Test
  void aFailureIsToldToAllOfTheRequestAndTheNextGoesOut() {
    var first = gathering.ask(1);
    var second = gathering.ask(2);
    requests.remove().promise().fail("away");
    assertThat(first.failed()).isTrue();
    requests.remove().answer();
    assertThat(second.result()).isEqualTo("answer 2");
  }

  @Test
  void nothingIsRemembered() {
    gathering.ask(1);
    requests.remove().answer();
    gathering.ask(1);
    assertThat(requests).hasSize(1);
  }

  private Future<List<String>> request(List<Integer> questions) {
    var request = new Request(questions, Promise.promise());
    requests.add(request);
    return request.promise().future();
  }
}
