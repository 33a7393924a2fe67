package dev.paddock.deploy.bench.target;

import dev.paddock.deploy.bench.load.Crowd;
import dev.paddock.deploy.bench.load.Link;
import dev.paddock.deploy.bench.load.Pacer;
import dev.paddock.deploy.bench.node.Cores;
import dev.paddock.deploy.bench.node.Fleet;
import dev.paddock.deploy.bench.node.Node;
import dev.paddock.games.GamesService;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Our gateway as a process on one core, with a writer's messages coming over the bus. Its servers
 * run on the other core.
 */
public final class GatewayTarget implements Target {
  private static final byte[] SUBSCRIBED = ascii("\"subscribed\"");

  private final Fleet fleet;
  private final Node gateway;
  private final Writer writer;
  private final Passes passes;

  private GatewayTarget(Fleet fleet, Node gateway, Writer writer) {
    this.fleet = fleet;
    this.gateway = gateway;
    this.writer = writer;
    this.passes = new Passes(fleet.secret());
  }

  /**
   * Starts servers, gateway and writer; blocks.
   *
   * @param javaOptions for the gateway's JVM
   */
  public static GatewayTarget start(List<String> javaOptions) {
    var fleet = new Fleet(javaOptions);
    try {
      fleet.servers(Cores.CLIENT);
      var gateway = fleet.gateway(Cores.SERVER);
      var writer = Writer.join(fleet.kafka(), fleet.redis(), fleet.partitions());
      return new GatewayTarget(fleet, gateway, writer);
    } catch (RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return "paddock gateway";
  }

  @Override
  public long pid() {
    return gateway.pid();
  }

  @Override
  public Crowd.Entrance entrance() {
    var door = new GamesService().door();
    return new Crowd.Entrance(gateway.address(), number -> door + "?token=" + passes.of(number));
  }

  @Override
  public Greeter greeter(int room) {
    var wish = room < 0 ? null : "{\"type\":\"subscribe\",\"channel\":\"%s\"}";
    return new Greeter() {
      @Override
      public boolean opened(Link link) {
        if (wish != null) {
          link.send(wish.formatted(writer.channel(room)));
        }
        return wish == null;
      }

      @Override
      public boolean heard(Link link, byte[] bytes, int from, int to) {
        return Texts.contains(bytes, from, to, SUBSCRIBED);
      }
    };
  }

  @Override
  public void prepare(int rooms) {
    writer.open(rooms);
  }

  @Override
  public Pacer.Action publisher(Crowd crowd, int rooms, int bytes) {
    var channels = new String[rooms];
    var partitions = new int[rooms];
    var bodies = new Body[rooms];
    for (int i = 0; i < rooms; i++) {
      channels[i] = writer.channel(i);
      partitions[i] = writer.partition(writer.room(i));
      bodies[i] = Body.of("", "position", "r" + i, "", bytes);
    }
    return new Pacer.Action() {
      @Override
      public void due(long count, long due) {
        int room = (int) (count % rooms);
        writer.stream(channels[room], partitions[room], bodies[room].at(due).clone());
      }

      @Override
      public void flush() {
        writer.send();
      }
    };
  }

  @Override
  public String request(long nanos) {
    return "{\"type\":\"ping\",\"ts\":" + nanos + "}";
  }

  @Override
  public void close() {
    writer.close();
    gateway.close(); // Not killed: it may have a recording to write.
    fleet.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
