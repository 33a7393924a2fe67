package dev.paddock.engine.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paddock.core.RoomId;
import dev.paddock.engine.views.RoomUpdate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Builds updates: by default one message whose time is its number, an image and a document. */
record Updates(
    String room,
    String epoch,
    long from,
    long to,
    long time,
    Map<Long, String> privately,
    boolean listed,
    boolean closed,
    Set<Long> taken,
    Set<Long> freed) {

  static Updates of(String room, String epoch, long seq) {
    return new Updates(room, epoch, seq, seq, 0, Map.of(), true, false, Set.of(), Set.of());
  }

  /** Says what the newest message is and brings none. */
  static Updates image(String room, String epoch, long seq) {
    return new Updates(room, epoch, seq + 1, seq, 0, Map.of(), true, false, Set.of(), Set.of());
  }

  Updates upTo(long last) {
    return new Updates(room, epoch, from, last, time, privately, listed, closed, taken, freed);
  }

  /** Adds that to the times of the messages. */
  Updates at(long offset) {
    return new Updates(room, epoch, from, to, offset, privately, listed, closed, taken, freed);
  }

  Updates secret(long user, String text) {
    return new Updates(
        room, epoch, from, to, time, Map.of(user, text), listed, closed, taken, freed);
  }

  Updates hidden() {
    return new Updates(room, epoch, from, to, time, privately, false, closed, taken, freed);
  }

  Updates closing() {
    return new Updates(room, epoch, from, to, time, privately, false, true, taken, freed);
  }

  Updates takes(Long... users) {
    return new Updates(
        room, epoch, from, to, time, privately, listed, closed, Set.of(users), freed);
  }

  Updates frees(Long... users) {
    return new Updates(
        room, epoch, from, to, time, privately, listed, closed, taken, Set.of(users));
  }

  RoomUpdate get() {
    return new RoomUpdate(
        new RoomId(room),
        "room:" + room,
        epoch,
        to,
        LongStream.rangeClosed(from, to).mapToObj(this::line).toList(),
        new RoomUpdate.Encoded(
            text("image", to), secrets("image", to), closed ? null : text("document", to)),
        listed,
        closed,
        taken,
        freed);
  }

  static List<RoomUpdate> all(Updates... updates) {
    return List.of(updates).stream().map(Updates::get).toList();
  }

  private RoomUpdate.Line line(long seq) {
    return new RoomUpdate.Line(seq, time + seq, text("line", seq), secrets("line", seq));
  }

  private Map<Long, byte[]> secrets(String what, long seq) {
    return privately.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, e -> text(e.getValue() + " " + what, seq)));
  }

  private byte[] text(String what, long seq) {
    return (what + " " + room + " " + epoch + " " + seq).getBytes(UTF_8);
  }

  static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
