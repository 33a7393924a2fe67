package dev.paddock.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.TestSocket;

/** Two who talk in a room all the while, and may not notice anything of what others do. */
final class Neighbours {
  /** The name of their room; others may listen. */
  static final String ROOM = "Neighbours";

  private final TestSocket ann;
  private final TestSocket bob;
  private long seq;
  private int said;

  Neighbours(GatewayFixture fixture) {
    ann = fixture.connect(1);
    ann.request("create_room", "room_name", ROOM);
    ann.await("ack");
    bob = fixture.connect(2);
    bob.request("join_room", "room_name", ROOM);
    bob.await("room_state");
    bob.await("ack");
    ann.next("room_joined");
    seq = 2;
  }

  /** Each says a word, and both hear exactly these two. */
  void talk() {
    say(ann, bob);
    say(bob, ann);
  }

  private void say(TestSocket from, TestSocket to) {
    var text = "word " + ++said;
    seq++;
    var request = from.request("say", "room_id", Parlour.room(ROOM).value(), "text", text);
    heard(from, text);
    assertThat(from.next("ack").getString("request_id")).isEqualTo(request);
    heard(to, text);
  }

  private void heard(TestSocket socket, String text) {
    var message = socket.next("said");
    assertThat(message.getString("text")).isEqualTo(text);
    assertThat(message.getLong("seq")).isEqualTo(seq);
  }
}
