package dev.paddock.deploy.bench.target;

import dev.paddock.deploy.bench.load.Crowd;
import dev.paddock.deploy.bench.load.Ear;
import dev.paddock.deploy.bench.load.Link;
import dev.paddock.deploy.bench.load.Pacer;
import dev.paddock.deploy.bench.node.Cores;
import dev.paddock.deploy.bench.node.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Another server that broadcasts what a socket publishes to its room's sockets. It speaks either
 * plain JSON ({@code {"type":"sub","room":"r1"}}, then messages with {@code room}; {@code
 * {"type":"ping"}} is answered) or the same as events over Socket.IO 4 ({@code sub}, {@code pub},
 * {@code ping1}).
 */
public final class PeerTarget implements Target {
  private static final String PORT = "{port}";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 64;
  private static final int FIRST_PUBLISHER = 1_000_000;

  private final String name;
  private final boolean isSocketIo;
  private final Node node;
  private final Path log;

  private PeerTarget(String name, boolean isSocketIo, Node node, Path log) {
    this.name = name;
    this.isSocketIo = isSocketIo;
    this.node = node;
    this.log = log;
  }

  /**
   * Starts a peer.
   *
   * @param peer {@code name=kind:command}, where kind is {@code plain} or {@code socketio} and
   *     {@code {port}} stands for the port
   */
  public static PeerTarget start(String peer) {
    int equals = peer.indexOf('=');
    int colon = peer.indexOf(':', equals);
    if (equals < 0 || colon < 0) {
      throw new IllegalArgumentException("a peer is name=kind:command, not " + peer);
    }
    int port = Node.freePort();
    var words = List.of(peer.substring(colon + 1).strip().replace(PORT, "" + port).split(" ", -1));
    try {
      var log = Files.createTempFile("paddock-peer", ".log");
      var node = Node.start(words, Map.of(), log, port, Cores.SERVER);
      node.awaitListening();
      var isSocketIo = peer.substring(equals + 1, colon).equals("socketio");
      return new PeerTarget(peer.substring(0, equals), isSocketIo, node, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long pid() {
    return node.pid();
  }

  @Override
  public Crowd.Entrance entrance() {
    var path = isSocketIo ? "/socket.io/?EIO=4&transport=websocket" : "/";
    return new Crowd.Entrance(node.address(), number -> path);
  }

  @Override
  public Greeter greeter(int room) {
    return isSocketIo ? new Packets(room) : new Plain(room);
  }

  @Override
  public Pacer.Action publisher(Crowd crowd, int rooms, int bytes) throws Exception {
    var links =
        crowd.connect(
            entrance(), FIRST_PUBLISHER, rooms, AT_ONCE, i -> new Quiet(greeter(-1)), LIMIT);
    var bodies = new Body[rooms];
    for (int i = 0; i < rooms; i++) {
      bodies[i] =
          isSocketIo
              ? Body.of("42[\"pub\",", "pos", "r" + i, "]", bytes + "42[\"pub\",]".length())
              : Body.of("", "pos", "r" + i, "", bytes);
    }
    return new Sockets(crowd, links, bodies);
  }

  @Override
  public String request(long nanos) {
    return isSocketIo
        ? "42[\"ping1\",{\"ts\":" + nanos + "}]"
        : "{\"type\":\"ping\",\"ts\":" + nanos + "}";
  }

  @Override
  public void close() {
    node.kill();
    log.toFile().delete();
  }

  /** What is due is written on the crowd's loop, all at once. */
  private static final class Sockets implements Pacer.Action {
    private record Message(Link link, byte[] text) {}

    private final Crowd crowd;
    private final List<Link> links;
    private final Body[] bodies;
    private List<Message> messages = new ArrayList<>();

    Sockets(Crowd crowd, List<Link> links, Body[] bodies) {
      this.crowd = crowd;
      this.links = links;
      this.bodies = bodies;
    }

    @Override
    public void due(long count, long due) {
      int room = (int) (count % links.size());
      messages.add(new Message(links.get(room), bodies[room].at(due).clone()));
    }

    @Override
    public void flush() {
      var batch = messages;
      messages = new ArrayList<>();
      crowd.execute(() -> batch.forEach(message -> message.link().send(message.text())));
    }
  }

  private record Plain(int room) implements Greeter {
    /** These servers do not say when they have subscribed somebody. */
    @Override
    public boolean opened(Link link) {
      if (room >= 0) {
        link.send("{\"type\":\"sub\",\"room\":\"r" + room + "\"}");
      }
      return true;
    }

    @Override
    public boolean heard(Link link, byte[] bytes, int from, int to) {
      return true;
    }
  }

  /** Engine.IO 4 and Socket.IO 5, as far as one socket needs it. */
  private record Packets(int room) implements Greeter {
    @Override
    public boolean opened(Link link) {
      return false;
    }

    @Override
    public boolean heard(Link link, byte[] bytes, int from, int to) {
      switch (bytes[from]) {
        case '0' -> link.send("40");
        case '2' -> link.send("3");
        default -> {
          if (room >= 0) {
            link.send("42[\"sub\",\"r" + room + "\"]");
          }
          return true;
        }
      }
      return false;
    }
  }

  private record Quiet(Greeter greeter) implements Ear {
    @Override
    public void opened(Link link) {
      greeter.opened(link);
    }

    @Override
    public void heard(Link link, byte[] bytes, int from, int to, long nanos) {
      greeter.heard(link, bytes, from, to);
    }
  }
}
