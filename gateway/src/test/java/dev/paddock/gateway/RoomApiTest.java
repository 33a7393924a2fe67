package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What kinds offer besides rooms with names: own rooms, commands that go on, HTTP. */
class RoomApiTest {
  private final GatewayFixture fixture = new GatewayFixture();

  @BeforeEach
  void start() {
    fixture.start();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aCommandForOnesOwnRoomNeedsNoName() {
    var ann = fixture.connect(1);
    var request = ann.request("note", "text", "milk");

    assertThat(ann.await("ack").getString("request_id")).isEqualTo(request);
    assertThat(fixture.writer.published().getLast().room().value()).isEqualTo("nook_1");
  }

  @Test
  void aCommandBringsWhatAnotherRoomShows() {
    var ann = fixture.connect(1);
    ann.request("note", "text", "milk");
    ann.await("ack");
    ann.request("note", "text", "bread");
    ann.await("ack");

    var payloads = fixture.writer.published();
    assertThat(json(payloads.getFirst().payload()).getValue("before")).isNull();
    assertThat(json(payloads.getFirst().payload()).containsKey("before")).isTrue();
    assertThat(json(payloads.getLast().payload()).getJsonObject("before").getInteger("seq"))
        .isEqualTo(1);
  }

  @Test
  void nobodyBringsItHimself() {
    var ann = fixture.connect(1);
    ann.send("note", "text", "milk", "before", "forged");

    assertThat(ann.error("INVALID_FIELD").getString("message")).contains("before");
  }

  @Test
  void aCommandThatGoesOnIsAnsweredByWhatItLedTo() {
    var ann = fixture.connect(1);
    var request = ann.request("porter");

    assertThat(ann.await("room_state").getString("room_id"))
        .isEqualTo(Parlour.room("Hall").value());
    var ack = ann.await("ack");
    assertThat(ack.getString("request_id")).isEqualTo(request);
    assertThat(ack.getString("room_id")).isEqualTo(Parlour.room("Hall").value());
  }

  @Test
  void whoAsksAgainIsSentOnAgainThoughTheAnswerIsOnlyRemembered() {
    var ann = fixture.connect(1);
    var porter = new JsonObject().put("type", "porter").put("request_id", "the-same");
    ann.send(porter);
    ann.await("ack");
    ann.close();
    var again = fixture.connect(1);
    again.send(porter);

    var ack = again.await("ack");
    assertThat(ack.getString("request_id")).isEqualTo("the-same");
    assertThat(ack.getString("room_id")).isEqualTo(Parlour.room("Hall").value());
  }

  @Test
  void aQuestionAboutOneselfNeedsAToken() {
    assertThat(fixture.get("/api/nook").statusCode()).isEqualTo(401);
    var answer = fixture.get("/api/nook?cursor=x&self=9&op=list", "Authorization", bearer());

    var asked = answer.bodyAsJsonObject().getJsonObject("asked");
    assertThat(asked.getLong("self")).isEqualTo(1);
    assertThat(asked.getString("op")).isEqualTo("nook");
    assertThat(asked.getString("cursor")).isEqualTo("x");
  }

  @Test
  void anOpenQuestionTakesThePathAndNoToken() {
    var asked = fixture.get("/api/nooks/west").bodyAsJsonObject().getJsonObject("asked");

    assertThat(asked.getString("name")).isEqualTo("west");
    assertThat(asked.containsKey("self")).isFalse();
    assertThat(fixture.get("/api/nooks/nowhere").statusCode()).isEqualTo(404);
    assertThat(fixture.get("/api/nooks/" + "x".repeat(300)).statusCode()).isEqualTo(400);
  }

  @Test
  void aCommandOverHttpIsSentAndAnswered() {
    var body = new JsonObject().put("text", "milk");
    var answer = fixture.post("/api/nook/3/notes", body, "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(200);
    var sent = fixture.writer.published().getLast();
    assertThat(sent.room().value()).isEqualTo("nook_1");
    assertThat(sent.actor().userId()).isEqualTo(1);
    assertThat(json(sent.payload()).getInteger("shelf")).isEqualTo(3);
  }

  @Test
  void aRefusalOverHttpIsAProblem() {
    var rude = new JsonObject().put("text", "rude");
    var answer = fixture.post("/api/nook/3/notes", rude, "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.bodyAsJsonObject().getString("code")).isEqualTo("ALREADY_OWNED");
  }

  @Test
  void aBadCommandOverHttpNeverLeaves() {
    var empty = fixture.post("/api/nook/3/notes", new JsonObject(), "Authorization", bearer());
    assertThat(empty.statusCode()).isEqualTo(400);
    var far =
        fixture.post(
            "/api/nook/33/notes", new JsonObject().put("text", "milk"), "Authorization", bearer());
    assertThat(far.bodyAsJsonObject().getString("code")).isEqualTo("INVALID_FIELD");
    assertThat(fixture.post("/api/nook/3/notes", new JsonObject()).statusCode()).isEqualTo(401);
    assertThat(fixture.writer.published()).isEmpty();
  }

  @Test
  void aLogThatIsAwayIsSaid() {
    fixture.writer.refuse(command -> true);
    var answer =
        fixture.post(
            "/api/nook/3/notes", new JsonObject().put("text", "milk"), "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.getHeader("Retry-After")).isNotNull();
  }

  private String bearer() {
    return "Bearer " + fixture.token(1, "ann");
  }

  private static JsonObject json(byte[] bytes) {
    return new JsonObject(io.vertx.core.buffer.Buffer.buffer(bytes));
  }
}
