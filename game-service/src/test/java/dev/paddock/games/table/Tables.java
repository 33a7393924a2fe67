package dev.paddock.games.table;

import dev.paddock.core.Actor;
import dev.paddock.core.Decider;
import dev.paddock.core.Signal;
import dev.paddock.core.View;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableCommand.CreateRoom;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.Ready;
import dev.paddock.core.table.TableCommand.Signalled;
import dev.paddock.core.table.TableCommand.Spectate;
import dev.paddock.core.table.TableEvent;
import dev.paddock.games.biggerdice.BiggerDice;
import dev.paddock.games.biggerdice.Dice;
import dev.paddock.testkit.kind.Scenario;
import java.time.Instant;

/** The people and the rooms of the table tests. */
public final class Tables {
  public static final Actor ANN = new Actor(1, "ann", 5, Actor.Kind.USER);
  public static final Actor BOB = Actor.user(2, "bob");
  public static final Actor CLEO = Actor.user(3, "cleo");
  public static final Actor DAN = Actor.user(4, "dan");
  public static final BiggerDice KIND = new BiggerDice();

  private static final Decider<TableCommand, Table<Dice>, TableEvent> RULES = KIND.decider();
  public static final View<Table<Dice>, TableEvent> VIEW = KIND.view();

  private Tables() {}

  public static Scenario<TableCommand, Table<Dice>, TableEvent> nothing() {
    return Scenario.of(RULES);
  }

  /** A room of Ann's. */
  public static Scenario<TableCommand, Table<Dice>, TableEvent> opened() {
    return nothing().whenAccepted(create(ANN, "Duel"));
  }

  /** Ann and Bob sit in it. */
  public static Scenario<TableCommand, Table<Dice>, TableEvent> seated() {
    return opened().whenAccepted(new JoinRoom(BOB, null));
  }

  /** Cleo watches them. */
  public static Scenario<TableCommand, Table<Dice>, TableEvent> watched() {
    return seated().whenAccepted(new Spectate(CLEO));
  }

  /** Ann and Bob play, Cleo watches. */
  public static Scenario<TableCommand, Table<Dice>, TableEvent> running() {
    return watched().whenAccepted(ready(ANN)).whenAccepted(ready(BOB));
  }

  /** Bob has forfeited. */
  public static Scenario<TableCommand, Table<Dice>, TableEvent> finished() {
    return running().whenAccepted(new TableCommand.LeaveRoom(BOB));
  }

  public static CreateRoom create(Actor actor, String name) {
    return new CreateRoom(actor, name, null);
  }

  public static Ready ready(Actor actor) {
    return new Ready(actor, null, null);
  }

  public static Signalled detached(Actor actor) {
    return new Signalled(new Signal.Detached(actor.userId()));
  }

  public static Signalled attached(Actor actor) {
    return new Signalled(new Signal.Attached(actor.userId()));
  }

  public static Signalled wake(Instant at) {
    return new Signalled(new Signal.Wake(at));
  }

  public static Signalled close(String reason) {
    return new Signalled(new Signal.Close(reason));
  }
}
