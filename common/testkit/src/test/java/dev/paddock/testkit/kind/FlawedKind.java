package dev.paddock.testkit.kind;

import dev.paddock.core.Decider;
import dev.paddock.core.Head;
import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A room that adds numbers up, with one planted mistake. */
final class FlawedKind implements RoomKind<Integer, Record, FlawedKind.Added> {
  static final String SECRET = "hidden";

  enum Flaw {
    NONE,
    DECIDES_BY_CHANCE,
    FORGETS_IN_EVOLVE,
    SHARES_ITS_LIST,
    LEAKS_IN_MESSAGES,
    LEAKS_IN_DOCUMENTS,
    THROWS_IN_ITS_VIEW,
    DOES_NOT_WATCH_ITS_PLAYER
  }

  record Added(int number, String secret) {}

  record Told(int number) {}

  record Sum(List<Integer> numbers) {
    Sum {
      numbers = List.copyOf(numbers);
    }
  }

  record SharedSum(List<Integer> numbers) {}

  private final Flaw flaw;
  private final AtomicInteger outside = new AtomicInteger();

  FlawedKind(Flaw flaw) {
    this.flaw = flaw;
  }

  @Override
  public String service() {
    return "flaws";
  }

  @Override
  public String name() {
    return "sum";
  }

  @Override
  public Decider<Integer, Record, Added> decider() {
    return new Rules();
  }

  @Override
  public View<Record, Added> view() {
    return new Seen();
  }

  @Override
  public Map<String, Class<? extends Integer>> commands() {
    return Map.of();
  }

  @Override
  public Map<String, Class<? extends Added>> events() {
    return Map.of("added", Added.class);
  }

  @Override
  public Type state() {
    return Sum.class;
  }

  @Override
  public Integer signal(Signal signal) {
    return 0;
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }

  private boolean has(Flaw one) {
    return flaw == one;
  }

  private final class Rules implements Decider<Integer, Record, Added> {
    @Override
    public Record initial(RoomId room) {
      return state(List.of());
    }

    @Override
    public Outcome<Added> decide(Record state, Integer number, Stamp stamp) {
      if (number < 0) {
        return Outcome.rejected(Reason.INVALID_FIELD, number + " is less than 0.");
      }
      var chance = has(Flaw.DECIDES_BY_CHANCE) ? outside.incrementAndGet() : 0;
      return Outcome.accepted(new Added(number + chance, SECRET));
    }

    @Override
    public Record evolve(Record state, Added event) {
      var number = has(Flaw.FORGETS_IN_EVOLVE) ? outside.incrementAndGet() : event.number();
      return state(Stream.concat(numbers(state).stream(), Stream.of(number)).toList());
    }

    private Record state(List<Integer> numbers) {
      return has(Flaw.SHARES_ITS_LIST) ? new SharedSum(numbers) : new Sum(numbers);
    }
  }

  private final class Seen implements View<Record, Added> {
    @Override
    public Record message(Record state, Added event) {
      return has(Flaw.LEAKS_IN_MESSAGES) ? event : new Told(event.number());
    }

    @Override
    public Record document(Record state, RoomId room, Head head) {
      if (has(Flaw.THROWS_IN_ITS_VIEW) && numbers(state).size() > 3) {
        throw new IllegalStateException("too many numbers");
      }
      return has(Flaw.LEAKS_IN_DOCUMENTS) ? new Added(1, SECRET) : new Told(1);
    }

    @Override
    public Set<Long> seats(Record state) {
      return Set.of(1L);
    }

    @Override
    public List<Watch> watches(Record state) {
      return has(Flaw.DOES_NOT_WATCH_ITS_PLAYER)
          ? List.of()
          : List.of(new Watch(1, Duration.ofSeconds(3), false));
    }

    @Override
    public WakeUp wakeUp(Record state) {
      return null;
    }

    @Override
    public boolean listed(Record state) {
      return true;
    }

    @Override
    public boolean replaceable(Record state) {
      return false;
    }

    @Override
    public boolean closed(Record state) {
      return false;
    }
  }

  private static List<Integer> numbers(Record state) {
    return state instanceof SharedSum(var numbers) ? numbers : ((Sum) state).numbers();
  }
}
