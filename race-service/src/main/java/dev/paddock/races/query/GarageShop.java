package dev.paddock.races.query;

import dev.paddock.engine.views.ChannelStore;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.races.garage.Garage;
import dev.paddock.races.garage.GarageDocument;
import dev.paddock.races.garage.GarageKind;
import dev.paddock.races.garage.Model;
import dev.paddock.races.garage.Stat;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A user's garage and what is for sale. */
record GarageShop(ChannelStore channels) {
  private static final WireCodec WIRE = new WireCodec();

  /** What of an image is its envelope. */
  private static final List<String> ENVELOPE = List.of("type", "race_id");

  /** The garage of {@code self} as it is readable, that of a beginner where there is none. */
  Future<JsonObject> answer(JsonObject question) {
    long userId = question.getLong("self", 0L);
    return channels
        .read("race:" + GarageKind.room(userId), 0, null)
        .map(window -> garage(userId, question, window).put("shop", shop()));
  }

  private static JsonObject garage(
      long userId, JsonObject question, ChannelStore.@Nullable Window window) {
    if (window == null || window.image() == null) {
      return beginner(userId, question);
    }
    var garage = new JsonObject(Buffer.buffer(window.image()));
    ENVELOPE.forEach(garage::remove);
    return garage;
  }

  private static JsonObject beginner(long userId, JsonObject question) {
    var starter = WIRE.json(GarageDocument.of(Garage.starter(userId)));
    return new JsonObject(Buffer.buffer(starter))
        .put("username", question.getString("username", ""))
        .put("seq", 0);
  }

  private static JsonObject shop() {
    return new JsonObject()
        .put("cars", new JsonArray(Arrays.stream(Model.values()).map(GarageShop::car).toList()))
        .put(
            "upgrades",
            new JsonArray(Arrays.stream(Stat.values()).map(GarageShop::upgrade).toList()));
  }

  private static JsonObject car(Model model) {
    return new JsonObject()
        .put("model", wire(model))
        .put("title", model.title())
        .put("price", model.price())
        .put("needed", model.needed());
  }

  /** Its prices, the first for level 1. */
  private static JsonObject upgrade(Stat stat) {
    var prices = IntStream.rangeClosed(1, stat.top()).mapToObj(stat::price).toList();
    return new JsonObject().put("stat", wire(stat)).put("prices", new JsonArray(prices));
  }

  private static String wire(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
