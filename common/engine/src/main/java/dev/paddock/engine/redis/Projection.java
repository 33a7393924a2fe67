package dev.paddock.engine.redis;

import dev.paddock.core.RoomService;
import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.RoomUpdate.Line;
import io.vertx.redis.client.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Updates as arguments of {@code project.lua}. Image and document of an update are left out where a
 * later one of the batch replaces them: nobody could read them.
 */
final class Projection {
  private static final byte[] NOTHING = {};
  private static final int TIME_DIGITS = 13;

  private final RoomService service;
  private final List<RoomUpdate> updates;
  private final boolean[] superseded;

  Projection(RoomService service, List<RoomUpdate> updates) {
    this.service = service;
    this.updates = List.copyOf(updates);
    this.superseded = superseded(this.updates);
  }

  void addTo(Request request) {
    for (int i = 0; i < updates.size(); i++) {
      add(request, updates.get(i), superseded[i]);
    }
  }

  private static boolean[] superseded(List<RoomUpdate> updates) {
    var result = new boolean[updates.size()];
    var next = new HashMap<String, RoomUpdate>();
    for (int i = updates.size() - 1; i >= 0; i--) {
      var later = next.put(updates.get(i).channel(), updates.get(i));
      result[i] = later != null && later.epoch().equals(updates.get(i).epoch());
    }
    return result;
  }

  private void add(Request request, RoomUpdate update, boolean superseded) {
    var forms = update.forms();
    var images = superseded ? Map.<Long, byte[]>of() : forms.privateImages();
    var document = superseded ? null : forms.document();
    request
        .arg(update.room().value())
        .arg(Keys.channel(update.channel()))
        .arg(update.epoch())
        .arg(update.seq())
        .arg(flags(update, superseded))
        .arg(superseded ? NOTHING : forms.image())
        .arg(document == null ? NOTHING : document)
        .arg(update.lines().size())
        .arg(update.lines().stream().mapToInt(line -> line.privately().size()).sum())
        .arg(images.size())
        .arg(update.taken().size())
        .arg(update.freed().size());
    update.lines().forEach(line -> request.arg(line.seq()).arg(stored(line)));
    update.lines().forEach(line -> addPrivate(request, line));
    images.forEach((user, bytes) -> request.arg(user).arg(bytes));
    update.taken().forEach(user -> request.arg(user).arg(service.seatKey(user)));
    update.freed().forEach(user -> request.arg(service.seatKey(user)));
  }

  private static String flags(RoomUpdate update, boolean superseded) {
    return (update.listed() ? "l" : "-") + (update.closed() ? "c" : "-") + (superseded ? "s" : "-");
  }

  /** A message as it is stored: its time in 13 digits, then its bytes. */
  private static byte[] stored(Line line) {
    var stored = new byte[TIME_DIGITS + line.bytes().length];
    long rest = Math.max(0, line.at());
    for (int i = TIME_DIGITS - 1; i >= 0; i--) {
      stored[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    System.arraycopy(line.bytes(), 0, stored, TIME_DIGITS, line.bytes().length);
    return stored;
  }

  private static void addPrivate(Request request, Line line) {
    line.privately().forEach((user, bytes) -> request.arg(line.seq()).arg(user).arg(bytes));
  }
}
