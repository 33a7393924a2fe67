package dev.paddock.deploy;

import dev.paddock.core.Feed;
import dev.paddock.core.RoomKind;
import dev.paddock.engine.assembly.RoomServer;
import dev.paddock.engine.assembly.Surroundings;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.history.Feeder;
import dev.paddock.engine.history.GameQueries;
import dev.paddock.engine.history.Projector;
import dev.paddock.engine.history.Replays;
import dev.paddock.engine.history.Verdicts;
import dev.paddock.engine.kafka.KafkaCommandLog;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.launch.Launcher;
import dev.paddock.engine.launch.Shutdown;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.RoomHost;
import java.util.List;
import java.util.stream.Collectors;

/** One instance of a service in this process: its rooms, its documents and its answers. */
final class ServiceNode {
  private ServiceNode() {}

  /** Starts the service of that name; blocks until it follows its journals. */
  static RoomHost start(Platform platform, Shutdown shutdown, String service) {
    var kinds = Kinds.load(service);
    var launcher = platform.launcher();
    var server = launcher.step(service, () -> RoomServer.start(service, surroundings(platform)));
    shutdown.closeAtEnd(service, server::stop);
    var projector = projector(platform, kinds, server.journalId());
    projector.start();
    shutdown.closeAtEnd("projector", () -> Launcher.await(projector.stop()));
    if (kinds.haveRuns()) {
      replays(platform, shutdown, kinds, server);
    }
    launcher.await("queries", () -> queries(platform, kinds).start());
    startFeeders(platform, shutdown, kinds);
    return server.host();
  }

  /** Blocks until every partition has a writer. */
  static void awaitServed(Platform platform, String service, RoomHost host) {
    platform.launcher().waitFor(service, "writers of all partitions of " + service, host::isServed);
  }

  /** Feeds that read the same events together: those that wait for verdicts hold nobody up. */
  private record Way(String from, boolean ofRuns) {
    static Way of(Feed feed) {
      return new Way(feed.from(), feed instanceof Feed.OfRuns);
    }
  }

  /** One for each way on which events lead to commands here. */
  private static void startFeeders(Platform platform, Shutdown shutdown, Kinds kinds) {
    var feeds =
        kinds.kinds().stream()
            .flatMap(kind -> kind.feeds().stream())
            .collect(Collectors.groupingBy(Way::of));
    if (feeds.isEmpty()) {
      return;
    }
    var service = kinds.service().name();
    var commands =
        platform
            .launcher()
            .open(
                "feed-log",
                () -> KafkaCommandLog.open(platform.kafka(), platform.wire(), List.of(service)));
    feeds.forEach(
        (way, those) -> {
          var feeder = feeder(platform, service, way.from(), those, commands);
          feeder.start();
          shutdown.closeAtEnd("feeder", () -> Launcher.await(feeder.stop()));
        });
  }

  private static Feeder feeder(
      Platform platform, String service, String from, List<Feed> feeds, CommandLog commands) {
    return new Feeder(
        platform.vertx(),
        platform.kafka(),
        service,
        from,
        feeds,
        new Verdicts(platform.vertx(), platform.documents()),
        commands,
        platform.wire(),
        platform.metrics().registry());
  }

  private static void replays(
      Platform platform, Shutdown shutdown, Kinds kinds, RoomServer server) {
    var inputs =
        KafkaJournal.inputs(
            platform.kafka(), kinds.service().name(), platform.metrics().registry());
    var replays =
        Replays.start(kinds, inputs, platform.documents(), () -> server.host().owned().join());
    shutdown.closeAtEnd(
        "replays",
        () -> {
          replays.close();
          inputs.close();
        });
  }

  private static Surroundings surroundings(Platform platform) {
    var servers = platform.servers();
    return new Surroundings(
        platform.vertx(),
        platform.bus(),
        servers.kafka(),
        servers.redis(),
        servers.mongo(),
        platform.config().partitions(),
        platform.config().clock(),
        platform.metrics().registry());
  }

  private static Projector projector(Platform platform, Kinds kinds, String journalId) {
    return new Projector(
        platform.vertx(),
        platform.kafka(),
        kinds.service().name(),
        journalId,
        kinds.kinds().stream().map(RoomKind::histories).flatMap(List::stream).toList(),
        platform.documents(),
        platform.metrics().registry());
  }

  private static GameQueries queries(Platform platform, Kinds kinds) {
    return new GameQueries(
        platform.bus(), kinds.service(), platform.channels(), platform.documents());
  }
}
