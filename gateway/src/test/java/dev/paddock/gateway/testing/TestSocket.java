package dev.paddock.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client's socket: what comes is kept until a test asks for it. */
public final class TestSocket {
  private static final int PATIENCE_SECONDS = 20;

  private final WebSocket socket;
  private final LinkedBlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Buffer> binary = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private int requests;

  TestSocket(WebSocket socket) {
    this.socket = socket;
    socket.textMessageHandler(text -> received.add(new JsonObject(text)));
    socket.binaryMessageHandler(binary::add);
    socket.closeHandler(
        gone ->
            closed.complete(
                socket.closeStatusCode() == null ? 1006 : (int) socket.closeStatusCode()));
  }

  /** The socket below. */
  public WebSocket raw() {
    return socket;
  }

  public TestSocket send(JsonObject message) {
    return send(message.encode());
  }

  public TestSocket send(String text) {
    socket.writeTextMessage(text);
    return this;
  }

  public TestSocket send(String type, String field, String value, String... more) {
    var message = message(type, more).put(field, value);
    return send(message);
  }

  /** Sends with a fresh request id, which is returned. */
  public String request(String type, String... fields) {
    var id = "r" + ++requests;
    send(message(type, fields).put("request_id", id));
    return id;
  }

  public void sendBytes(byte[] bytes) {
    socket.writeFrame(WebSocketFrame.binaryFrame(Buffer.buffer(bytes), true));
  }

  /** A message of a type and pairs of names and values. */
  public static JsonObject message(String type, String... fields) {
    var json = new JsonObject().put("type", type);
    for (int i = 0; i < fields.length; i += 2) {
      json.put(fields[i], fields[i + 1]);
    }
    return json;
  }

  /** The next message, whatever it is. */
  public JsonObject next() {
    try {
      var message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("a message within %s s", PATIENCE_SECONDS).isNotNull();
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next binary message. */
  public Buffer nextBinary() {
    try {
      var message = binary.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("a binary message within %s s", PATIENCE_SECONDS).isNotNull();
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next message, which has to be of a type. */
  public JsonObject next(String type) {
    var message = next();
    assertThat(message.getString("type")).as("type of %s", message).isEqualTo(type);
    return message;
  }

  /** The first message of a type from now on; others are skipped. */
  public JsonObject await(String type) {
    var message = next();
    while (!message.getString("type").equals(type)) {
      message = next();
    }
    return message;
  }

  /** The next message, which has to be an error of that code. */
  public JsonObject error(String code) {
    var message = next("error");
    assertThat(message.getString("code")).as("code of %s", message).isEqualTo(code);
    return message;
  }

  /** Types of all messages up to the answer to a ping sent now. */
  public List<JsonObject> untilPong() {
    send(new JsonObject().put("type", "ping").put("ts", 7));
    var messages = new ArrayList<JsonObject>();
    for (var message = next(); !message.getString("type").equals("pong"); message = next()) {
      messages.add(message);
    }
    return messages;
  }

  /** The code the server closed with. */
  public int closeCode() {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the socket was not closed", e);
    }
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  public void close() {
    socket.close();
    closeCode();
  }
}
