package dev.paddock.e2e;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What one line heard of one channel: it is whole if every number came once and in order. */
final class Story {
  private final String channel;
  private final List<JsonObject> messages = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private String epoch = "";
  private long seq;

  Story(String channel) {
    this.channel = channel;
  }

  /** Whether a message has a place in a channel. */
  static boolean isPart(JsonObject message) {
    return message.containsKey("seq")
        && message.containsKey("epoch")
        && message.containsKey("room_id");
  }

  synchronized void hear(JsonObject message) {
    messages.add(message);
    long next = message.getLong("seq");
    var isImage = message.getString("type").equals("room_state");
    var isFirst = epoch.isEmpty();
    var fits = message.getString("epoch").equals(epoch) && next == (isImage ? seq : seq + 1);
    if (!isFirst && !fits) {
      faults.add(
          "%s %s:%d after %s:%d"
              .formatted(message.getString("type"), message.getString("epoch"), next, epoch, seq));
    }
    epoch = message.getString("epoch");
    seq = next;
  }

  synchronized long seq() {
    return seq;
  }

  synchronized String epoch() {
    return epoch;
  }

  /** Where a {@code resume} is to go on. */
  synchronized JsonObject point() {
    return new JsonObject().put("channel", channel).put("epoch", epoch).put("seq", seq);
  }

  /** All there was, images too. */
  synchronized List<JsonObject> messages() {
    return List.copyOf(messages);
  }

  synchronized List<JsonObject> messages(String type) {
    return messages.stream().filter(m -> m.getString("type").equals(type)).toList();
  }

  /** What is missing, doubled or out of order. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }
}
