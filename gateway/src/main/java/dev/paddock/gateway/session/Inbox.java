package dev.paddock.gateway.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the frames of a socket together to messages of a limited size. */
final class Inbox {
  private final int most;
  private final Consumer<byte[]> messages;
  private final Consumer<String> faults;
  private @Nullable Buffer parts;
  private boolean isTooLarge;
  private boolean isBinary;

  /**
   * @param most bytes of a message
   * @param faults hears why something is no message
   */
  Inbox(int most, Consumer<byte[]> messages, Consumer<String> faults) {
    this.most = most;
    this.messages = messages;
    this.faults = faults;
  }

  void take(WebSocketFrame frame) {
    if (frame.isText() || frame.isBinary()) {
      isBinary = frame.isBinary();
      isTooLarge = false;
      parts = null;
    } else if (!frame.isContinuation()) {
      return;
    }
    var data = frame.binaryData();
    if (data.length() > most || (parts != null && parts.length() + data.length() > most)) {
      isTooLarge = true;
      parts = null;
    }
    if (frame.isFinal()) {
      end(data);
    } else if (!isTooLarge) {
      parts = parts == null ? Buffer.buffer(data.getBytes()) : parts.appendBuffer(data);
    }
  }

  private void end(Buffer last) {
    var before = parts;
    parts = null;
    if (isTooLarge) {
      faults.accept("the message is larger than " + most + " bytes");
    } else if (isBinary) {
      faults.accept("the message is binary, JSON text was expected");
    } else {
      messages.accept(before == null ? last.getBytes() : before.appendBuffer(last).getBytes());
    }
  }
}
