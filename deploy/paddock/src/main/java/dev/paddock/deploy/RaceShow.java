package dev.paddock.deploy;

import dev.paddock.core.Actor;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.Trace;
import dev.paddock.engine.kafka.KafkaCommandLog;
import dev.paddock.races.lobby.LobbyKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Has a race with built-in drivers always going, so that a visitor sees one at once. */
final class RaceShow {
  private static final String SERVICE = "races";

  private RaceShow() {}

  /** Asks the lobby for it; asking again changes nothing. */
  static Future<Void> keep(Platform platform) {
    var log =
        platform
            .launcher()
            .open(
                "demo-log",
                () -> KafkaCommandLog.open(platform.kafka(), platform.wire(), List.of(SERVICE)));
    return log.publish(SERVICE, command(platform));
  }

  private static CommandEnvelope command(Platform platform) {
    var now = platform.config().clock().instant();
    return new CommandEnvelope(
        LobbyKind.KEEP_SHOW + "-" + now.toEpochMilli(),
        LobbyKind.KEEP_SHOW,
        now,
        Actor.SYSTEM,
        "",
        "",
        LobbyKind.ROOM,
        null,
        new JsonObject().put("type", LobbyKind.KEEP_SHOW).toBuffer().getBytes(),
        Trace.next());
  }
}
