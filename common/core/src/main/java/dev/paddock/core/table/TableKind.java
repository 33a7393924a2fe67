package dev.paddock.core.table;

import dev.paddock.core.Decider;
import dev.paddock.core.History;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.View;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The descriptor of a table game; a game extends it with a constructor of no arguments. */
public abstract class TableKind<G extends Record>
    implements RoomKind<TableCommand, Table<G>, TableEvent> {
  private static final Map<String, Class<? extends TableCommand>> COMMANDS =
      Map.of(
          "create_room", TableCommand.CreateRoom.class,
          "join_room", TableCommand.JoinRoom.class,
          "leave_room", TableCommand.LeaveRoom.class,
          "rejoin_room", TableCommand.RejoinRoom.class,
          "ready", TableCommand.Ready.class,
          "spectate", TableCommand.Spectate.class,
          "leave_spectate", TableCommand.LeaveSpectate.class,
          "chat.send", TableCommand.SendChat.class);

  private static final Map<String, Class<? extends TableEvent>> EVENTS =
      Map.ofEntries(
          Map.entry("room_created", TableEvent.RoomCreated.class),
          Map.entry("room_joined", TableEvent.RoomJoined.class),
          Map.entry("player_left", TableEvent.PlayerLeft.class),
          Map.entry("player_disconnected", TableEvent.PlayerDisconnected.class),
          Map.entry("player_rejoined", TableEvent.PlayerRejoined.class),
          Map.entry("player_ready", TableEvent.PlayerReady.class),
          Map.entry("spectator_joined", TableEvent.SpectatorJoined.class),
          Map.entry("spectator_left", TableEvent.SpectatorLeft.class),
          Map.entry("chat.message", TableEvent.ChatMessage.class),
          Map.entry("game_started", TableEvent.GameStarted.class),
          Map.entry("turn_changed", TableEvent.TurnChanged.class),
          Map.entry("game_ended", TableEvent.GameEnded.class),
          Map.entry("game_aborted", TableEvent.GameAborted.class),
          Map.entry("room_closed", TableEvent.RoomClosed.class));

  private final String service;
  private final TableGame<G> game;
  private final Map<String, Class<? extends TableCommand>> commands;
  private final Map<String, Class<? extends TableEvent>> events;
  private final Decider<TableCommand, Table<G>, TableEvent> decider;
  private final View<Table<G>, TableEvent> view;

  protected TableKind(String service, TableGame<G> game) {
    this.service = service;
    this.game = game;
    this.commands = joined(COMMANDS, game.moves());
    this.events = joined(EVENTS, game.events());
    this.decider = new TableRules<>(game);
    this.view = new TableView<>(game);
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public String name() {
    return game.name();
  }

  @Override
  public Decider<TableCommand, Table<G>, TableEvent> decider() {
    return decider;
  }

  @Override
  public View<Table<G>, TableEvent> view() {
    return view;
  }

  @Override
  public Map<String, Class<? extends TableCommand>> commands() {
    return commands;
  }

  @Override
  public Map<String, Class<? extends TableEvent>> events() {
    return events;
  }

  @Override
  public Type state() {
    return new TableOf(game.state());
  }

  @Override
  public TableCommand signal(Signal signal) {
    return new TableCommand.Signalled(signal);
  }

  @Override
  public List<Route> routes() {
    return game.routes();
  }

  @Override
  public List<History> histories() {
    return List.of(new TableHistory(game.events().keySet()));
  }

  private static <T> Map<String, Class<? extends T>> joined(
      Map<String, Class<? extends T>> shared, Map<String, ? extends Class<? extends T>> own) {
    var all = new HashMap<String, Class<? extends T>>(shared);
    all.putAll(own);
    return Map.copyOf(all);
  }

  /** {@code Table<G>} with the game's state for G. */
  private record TableOf(Class<?> game) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {game};
    }

    @Override
    public Type getRawType() {
      return Table.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }
}
