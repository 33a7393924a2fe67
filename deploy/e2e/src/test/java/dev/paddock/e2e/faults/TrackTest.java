package dev.paddock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The drill finds what it looks for. */
class TrackTest {
  private final Problems problems = new Problems();
  private final Chronicle chronicle = new Chronicle(problems);
  private final Track ann = new Track("ann", "room_a", chronicle, problems);
  private final Track bob = new Track("bob", "room_a", chronicle, problems);

  @Test
  void aChannelWithoutAHoleIsNoProblem() {
    hear(ann, image("e", 1));
    hear(ann, said("e", 2, "hello"));
    hear(ann, said("e", 3, "again"));
    hear(bob, image("e", 3));
    assertThat(problems.drain()).isEmpty();
  }

  @Test
  void aMissingNumberIsAProblem() {
    hear(ann, image("e", 1));
    hear(ann, said("e", 3, "hello"));
    assertThat(problems.drain()).singleElement().asString().contains("a silent gap");
  }

  @Test
  void aNumberThatComesTwiceIsAProblem() {
    hear(ann, image("e", 1));
    hear(ann, said("e", 2, "hello"));
    hear(ann, said("e", 2, "hello"));
    assertThat(problems.drain()).singleElement().asString().contains("a message twice");
  }

  @Test
  void anotherEpochWithoutAWordIsAProblem() {
    hear(ann, image("e", 1));
    hear(ann, said("f", 2, "hello"));
    assertThat(problems.drain()).singleElement().asString().contains("a silent gap");
  }

  @Test
  void anImageNobodyAnnouncedIsAProblemWhereItSkipsSomething() {
    hear(ann, image("e", 1));
    hear(ann, image("e", 1));
    hear(ann, image("e", 4));
    assertThat(problems.drain()).singleElement().asString().contains("an image out of place");
  }

  @Test
  void anImageMaySkipWhatTheServerSaidItDoesNotHave() {
    hear(ann, image("e", 1));
    ann.resumed(new JsonObject().put("recovered", false));
    hear(ann, image("f", 9));
    hear(ann, said("f", 10, "hello"));
    assertThat(problems.drain()).isEmpty();
  }

  @Test
  void goingOnBehindWhatIsKnownIsAProblem() {
    hear(ann, image("e", 5));
    ann.resumed(new JsonObject().put("recovered", true).put("epoch", "e").put("seq", 4));
    assertThat(problems.drain()).hasSize(1);
  }

  @Test
  void twoPlayersWhoAreToldDifferentThingsAreAProblem() {
    hear(ann, image("e", 1));
    hear(bob, image("e", 1));
    hear(ann, said("e", 2, "hello"));
    hear(bob, said("e", 2, "goodbye"));
    assertThat(problems.drain()).singleElement().asString().contains("hello", "goodbye");
  }

  @Test
  void whatIsMaskedForOneMayBeOpenForAnother() {
    hear(ann, image("e", 1));
    hear(bob, image("e", 1));
    hear(ann, said("e", 2, "a secret").put("own", 6));
    hear(bob, said("e", 2, "").put("masked", true));
    assertThat(problems.drain()).isEmpty();
  }

  private static void hear(Track track, JsonObject message) {
    track.hear(message, message.encode());
  }

  private static JsonObject said(String epoch, long seq, String text) {
    return at("chat.message", epoch, seq).put("text", text);
  }

  private static JsonObject image(String epoch, long seq) {
    return at("room_state", epoch, seq).put("room", new JsonObject().put("status", "waiting"));
  }

  private static JsonObject at(String type, String epoch, long seq) {
    return new JsonObject()
        .put("type", type)
        .put("room_id", "room_a")
        .put("epoch", epoch)
        .put("seq", seq);
  }
}
