package dev.paddock.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at every message a client gets: may it come now, and is it what the log says? */
final class ClientChecks {
  private final World world;
  private final long user;
  private final Map<String, Place> places;
  private final Map<String, Asked> asked;

  /**
   * @param places of the client, by room
   * @param asked its requests without an answer, by their id
   */
  ClientChecks(World world, long user, Map<String, Place> places, Map<String, Asked> asked) {
    this.world = world;
    this.user = user;
    this.places = places;
    this.asked = asked;
  }

  /**
   * A message has come.
   *
   * @throws Broken if it must not
   */
  void heard(byte[] json) {
    var message = Message.of(json);
    switch (message.type) {
      case "ack" -> acknowledged(message);
      case "error" -> refused(message);
      case "subscribed" -> subscribed(message);
      case "unsubscribed" -> place(answered(message).room()).detached();
      case "resumed" -> resumed(message);
      case "greeted" -> greeted(message);
      case "presence", "pong", "auth_ok", "token_expiring" -> {}
      case "counter_state" -> image(message, json);
      default -> numbered(message, json);
    }
  }

  private Asked answered(Message message) {
    var one = message.requestId == null ? null : asked.remove(message.requestId);
    if (one == null) {
      throw new Broken(
          Invariant.ONE_ANSWER, user + " never asked, or has it: " + message.requestId);
    }
    return one;
  }

  private void acknowledged(Message message) {
    var one = answered(message);
    var place = place(one.room());
    if (one.joins()) {
      place.joined();
    }
    if (one.life() == world.life()) {
      checkAck(one, message, place);
    }
    if (one.type().equals("quit")) {
      place.detached();
    }
  }

  private void checkAck(Asked one, Message message, Place place) {
    var epoch = world.truth.acknowledged(one.room(), user + " " + message.requestId, message.seq);
    if (epoch == null) {
      throw new Broken(
          Invariant.DURABLE_FIRST,
          user + " has an ack of " + message.requestId + " not in the log");
    }
    var point = place.point();
    boolean isIn = place.isAttached && !place.isUnsure && place.isWhole();
    if (isIn && point != null && point.epoch().equals(epoch) && point.seq() < message.seq) {
      throw new Broken(
          Invariant.EVENTS_BEFORE_ACK,
          user + " has the ack of " + epoch + " " + message.seq + " at " + point);
    }
  }

  private void refused(Message message) {
    if (message.requestId == null) {
      return;
    }
    var one = answered(message);
    var place = place(one.room());
    if (!one.isCommand()) {
      place.isUnsure = true;
      place.isWanted &= !"ROOM_NOT_FOUND".equals(message.code);
    } else if (one.joins() && !place.isAttached) {
      place.isWanted = false;
    }
  }

  private void subscribed(Message message) {
    place(answered(message).room()).expectImage();
  }

  private void resumed(Message message) {
    var one = message.requestId == null ? null : answered(message);
    var place = place(room(message.channel));
    if (message.epoch == null) {
      place.forget();
    } else if (!message.recovered) {
      place.expectImage();
    } else if (one == null || one.point() == null) {
      throw new Broken(Invariant.RECOVERED_EXACTLY, user + " asked for no recovery: " + place);
    } else {
      place.recovering(one.point(), message.epoch, message.seq);
    }
  }

  private void greeted(Message message) {
    if (message.user != user
        || asked.values().stream().noneMatch(one -> one.type().equals("open"))) {
      throw new Broken(Invariant.EVENTS_BEFORE_ACK, user + " is greeted without having asked");
    }
  }

  private void image(Message message, byte[] json) {
    var room = room(message.room);
    place(room).image(String.valueOf(message.epoch), message.seq, isJoining(room));
    var story = story(message);
    check(
        Invariant.IMAGE_OF_ITS_NUMBER,
        story == null ? null : story.image(message.seq, user),
        json,
        story == null);
  }

  private void numbered(Message message, byte[] json) {
    var room = room(message.room);
    var place = place(room);
    place.message(String.valueOf(message.epoch), message.seq, isJoining(room));
    var story = story(message);
    check(
        Invariant.OWN_FORM,
        story == null ? null : story.message(message.seq, user),
        json,
        story == null);
    if (message.type.equals("ended") || (message.type.equals("left") && message.user == user)) {
      place.released();
    }
  }

  /** What the log says of an epoch, null if it is one of a log that is lost. */
  private @Nullable Story story(Message message) {
    return world.truth.story(Truth.channel(room(message.room)), String.valueOf(message.epoch));
  }

  private void check(
      Invariant invariant, byte @Nullable [] expected, byte[] json, boolean isUnknown) {
    if (!isUnknown && !Arrays.equals(expected, json)) {
      throw new Broken(
          invariant,
          "%d got %s, not %s".formatted(user, text(json), expected == null ? "" : text(expected)));
    }
  }

  private boolean isJoining(String room) {
    return asked.values().stream().anyMatch(one -> one.room().equals(room) && one.joins());
  }

  private Place place(String room) {
    return places.computeIfAbsent(room, r -> new Place(Truth.channel(r)));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static String room(@Nullable String channel) {
    var name = String.valueOf(channel);
    return name.substring(name.indexOf(':') + 1);
  }
}
