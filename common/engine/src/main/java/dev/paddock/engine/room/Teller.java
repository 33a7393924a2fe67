package dev.paddock.engine.room;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomService;
import dev.paddock.engine.wire.WireCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Encodes events and images: once for everybody, and once for each user who may see more. */
final class Teller {
  private final RoomService service;
  private final WireCodec wire;

  Teller(RoomService service, WireCodec wire) {
    this.service = service;
    this.wire = wire;
  }

  String channel(RoomId room) {
    return service.channelPrefix() + ":" + room.value();
  }

  /** One event, told after it was applied to the room. */
  Spoken tell(Room room, Decision.Happening happening, boolean numbered, Instant at) {
    var view = room.kind().view();
    var privately = view.privateMessages(room.state(), happening.event());
    var body = view.message(room.state(), happening.event());
    long seq = numbered ? room.seq() : 0;
    return new Spoken(
        happening.type(),
        seq,
        at,
        message(room, happening, body, !privately.isEmpty(), seq),
        each(privately, form -> message(room, happening, form, false, seq)));
  }

  /**
   * The image message of a room after a change.
   *
   * @param encoded what {@link #json} makes of the document
   */
  byte[] image(Change change, Record document, byte[] encoded) {
    return wire.image(service, change.kind(), change.room(), document, encoded, change.head());
  }

  Map<Long, byte[]> privateImages(Change change) {
    var forms = change.kind().view().privateDocuments(change.state(), change.room(), change.head());
    return each(
        forms, form -> wire.image(service, change.kind(), change.room(), form, change.head()));
  }

  /** The public document of a room after a change. */
  Record document(Change change) {
    return change.kind().view().document(change.state(), change.room(), change.head());
  }

  byte[] json(Record document) {
    return wire.json(document);
  }

  /** Says that a user's first socket came, or the last one went. */
  byte[] presence(RoomId room, long userId, boolean online) {
    return wire.message(
        "presence", service.roomField(), room, new Presence(userId, online), false, 0, "");
  }

  private byte[] message(
      Room room, Decision.Happening happening, Record body, boolean masked, long seq) {
    Head head = room.head();
    return wire.message(
        happening.type(), service.roomField(), room.id(), body, masked, seq, head.epoch());
  }

  private static Map<Long, byte[]> each(
      Map<Long, Record> forms, java.util.function.Function<Record, byte[]> encode) {
    if (forms.isEmpty()) {
      return Map.of();
    }
    var encoded = new HashMap<Long, byte[]>();
    forms.forEach((user, form) -> encoded.put(user, encode.apply(form)));
    return encoded;
  }

  /** Body of a presence message. */
  record Presence(long userId, boolean online) {}
}
