package dev.paddock.deploy.bench.play;

import dev.paddock.core.RoomNames;
import dev.paddock.deploy.bench.load.Crowd;
import dev.paddock.deploy.bench.node.Fleet;
import dev.paddock.deploy.bench.node.Node;
import dev.paddock.deploy.bench.target.Passes;
import dev.paddock.games.GamesService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Rooms of a fleet with players on sockets. */
final class Hall implements AutoCloseable, Player.Listener {
  private static final int AT_ONCE = 64;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final GamesService service = new GamesService();
  private final Crowd crowd = new Crowd();
  private final Passes passes;
  private final List<Player> players = new ArrayList<>();
  private volatile Player.Listener listener = new Player.Listener() {};

  Hall(Fleet fleet) {
    this.passes = new Passes(fleet.secret());
  }

  List<Player> players() {
    return players;
  }

  Crowd crowd() {
    return crowd;
  }

  /** From now on somebody else hears what players tell. */
  void tell(Player.Listener other) {
    listener = other;
  }

  /** The id of a room by number. */
  String room(int number) {
    return RoomNames.id(service.roomIdPrefix(), service.nameSpace(), name(number)).value();
  }

  String channel(int number) {
    return service.channelPrefix() + ":" + room(number);
  }

  static String name(int number) {
    return "hall " + number;
  }

  /** Connects new players at a gateway; their numbers go on from those there are. */
  List<Player> enter(Node gateway, List<Integer> rooms) throws InterruptedException {
    int first = players.size();
    for (int i = 0; i < rooms.size(); i++) {
      players.add(new Player(first + i, rooms.get(i), this));
    }
    crowd.connect(entrance(gateway), first, rooms.size(), AT_ONCE, players::get, LIMIT);
    return List.copyOf(players.subList(first, players.size()));
  }

  /** Connects players anew. */
  void enterAgain(Node gateway, int atOnce) throws InterruptedException {
    crowd.connect(entrance(gateway), 0, players.size(), atOnce, players::get, LIMIT);
  }

  /** Lets players ask something, a few at a time, and waits until all are answered. */
  void ask(List<Player> asking, Consumer<Player> question) throws InterruptedException {
    var left = new CountDownLatch(asking.size());
    var waiting = new java.util.ArrayDeque<>(asking);
    tell(
        new Player.Listener() {
          @Override
          public void answered(Player player, long nanos) {
            left.countDown();
            var next = waiting.poll();
            if (next != null) {
              question.accept(next);
            }
          }
        });
    crowd.run(
        () -> {
          for (int i = 0; i < 4 * AT_ONCE && !waiting.isEmpty(); i++) {
            question.accept(waiting.poll());
          }
        });
    if (!left.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(left.getCount() + " were not answered; " + refusal(asking));
    }
  }

  /** Opens the room of each player. */
  void open(List<Player> hosts) throws InterruptedException {
    ask(hosts, host -> host.send("create_room", ",\"room_name\":\"" + name(host.room) + "\""));
  }

  /** Seats players in rooms that are open. */
  void join(List<Player> guests) throws InterruptedException {
    ask(guests, guest -> guest.send("join_room", ",\"room_name\":\"" + name(guest.room) + "\""));
  }

  /** Says something in the player's room. */
  void say(Player player) {
    player.send("chat.send", ",\"room_id\":\"" + room(player.room) + "\",\"text\":\"hello\"");
  }

  @Override
  public void answered(Player player, long nanos) {
    listener.answered(player, nanos);
  }

  @Override
  public void heard(Player player, long nanos) {
    listener.heard(player, nanos);
  }

  @Override
  public void opened(Player player) {
    listener.opened(player);
  }

  @Override
  public void closed(Player player) {
    listener.closed(player);
  }

  @Override
  public void close() {
    crowd.close();
  }

  private Crowd.Entrance entrance(Node gateway) {
    var door = service.door();
    return new Crowd.Entrance(gateway.address(), number -> door + "?token=" + passes.of(number));
  }

  private static String refusal(List<Player> asking) {
    for (var player : asking) {
      var refusal = player.refusal();
      if (refusal != null) {
        return refusal;
      }
    }
    return "nothing was refused";
  }
}
