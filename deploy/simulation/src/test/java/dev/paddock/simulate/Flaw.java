package dev.paddock.simulate;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.publish.PublishLog;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.ViewStore;
import dev.paddock.testkit.counter.CounterKind;
import dev.paddock.testkit.log.FakeEvents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The bugs that are planted; {@code docs/simulation.md} lists them. */
enum Flaw implements Sabotage {
  NO_FENCING_IN_VIEWS {
    @Override
    public Ports ports(Ports ports) {
      return Ported.views(ports, Unfenced::new);
    }
  },
  PUBLISHING_BEFORE_THE_ACK {
    @Override
    public Ports ports(Ports ports) {
      return Ported.journal(ports, j -> Appending.acknowledgingAtOnce(j, RecordHead.Type.DECISION));
    }
  },
  READING_MIDWAY_WITHOUT_A_MARK {
    @Override
    public Ports ports(Ports ports) {
      return Ported.snapshots(ports, (p, c) -> at(c, bare(c.mark())));
    }
  },
  SNAPSHOT_OUTSIDE_OF_THE_TRANSACTION {
    @Override
    public PublishLog publishLog(PublishLog log, FakeEvents events) {
      return new Publishes.Hasty(log, events);
    }
  },
  EVENTS_PUBLISHED_AGAIN_AFTER_A_FAILURE {
    @Override
    public PublishLog publishLog(PublishLog log, FakeEvents events) {
      return new Publishes.Forgetful(log);
    }
  },
  RESUMING_FROM_A_WRONG_WINDOW {
    @Override
    public ChannelStore channels(ChannelStore store) {
      return new Stores.OneOff(store);
    }
  },
  AN_IMAGE_OLDER_THAN_ITS_NUMBER {
    @Override
    public ChannelStore channels(ChannelStore store) {
      return new Stores.Lagging(store);
    }
  },
  SOMEBODY_ELSES_FORM {
    @Override
    public ChannelStore channels(ChannelStore store) {
      return new Stores.Leaking(store);
    }
  },
  INTEREST_LOST {
    @Override
    public Bus bus(Bus bus) {
      return new Mute(bus);
    }
  },
  GOING_ON_AFTER_A_FAILED_SEND {
    @Override
    public Ports ports(Ports ports) {
      return Ported.journal(ports, Appending::sendingAgain);
    }
  },
  ACCEPTING_A_RESTAMPED_DUPLICATE {
    @Override
    public Ports ports(Ports ports) {
      return Ported.journal(ports, Renumbering::new);
    }
  },
  CLAIMING_WITHOUT_AN_OFFSET {
    @Override
    public Ports ports(Ports ports) {
      return Ported.journal(ports, Appending::claimingWithoutAnOffset);
    }
  },
  FORGETTING_THE_ANSWERS {
    @Override
    public Ports ports(Ports ports) {
      return Ported.snapshots(ports, (p, c) -> each(c, Flaw::withoutAnswers));
    }
  },
  REUSING_NUMBERS_AFTER_A_TAKEOVER {
    @Override
    public Ports ports(Ports ports) {
      return Ported.snapshots(ports, (p, c) -> each(c, Flaw::oneBack));
    }
  },
  WAKING_AT_ONCE_AFTER_AN_OUTAGE {
    @Override
    public CounterKind kind() {
      return new CounterKind(true);
    }
  },
  AN_OLDER_IMAGE_UNDER_A_HIGHER_NUMBER {
    @Override
    public Ports ports(Ports ports) {
      return Ported.views(ports, StaleImages::new);
    }
  },
  VIEWS_AHEAD_OF_A_RESTORED_LOG {
    @Override
    public Ports ports(Ports ports) {
      return Ported.views(ports, Trusting::new);
    }
  },
  ACCEPTING_AN_ACK_AT_ANY_OFFSET {
    @Override
    public Ports ports(Ports ports) {
      return Ported.journal(ports, Appending::acknowledgingAnywhere);
    }
  };

  private static final Pattern ANSWERS = Pattern.compile("\"answers\":\\{.*");
  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

  private static Mark bare(Mark mark) {
    return new Mark(mark.topicId(), mark.offset(), -1, 0, false);
  }

  private static Snapshots.Checkpoint at(Snapshots.Checkpoint c, Mark mark) {
    return new Snapshots.Checkpoint(mark, c.nextCommand(), c.rooms(), c.loose());
  }

  private static Snapshots.Checkpoint each(Snapshots.Checkpoint c, UnaryOperator<String> change) {
    return new Snapshots.Checkpoint(
        c.mark(),
        c.nextCommand(),
        c.rooms().stream()
            .map(room -> new String(room, StandardCharsets.UTF_8))
            .map(change)
            .map(room -> room.getBytes(StandardCharsets.UTF_8))
            .toList(),
        c.loose());
  }

  private static String withoutAnswers(String room) {
    return ANSWERS.matcher(room).replaceFirst("\"answers\":{\"given\":[]}}");
  }

  private static String oneBack(String room) {
    return SEQ.matcher(room)
        .replaceFirst(m -> "\"seq\":" + Math.max(0, Long.parseLong(m.group(1)) - 1));
  }

  /** Of a gateway's interest the first thing it says of a partition is all that arrives. */
  private static final class Mute implements Bus {
    private final Bus inner;
    private final Set<Integer> said = new HashSet<>();

    Mute(Bus inner) {
      this.inner = inner;
    }

    @Override
    public String self() {
      return inner.self();
    }

    @Override
    public void send(String node, BusMessage message) {
      boolean passes =
          message instanceof BusMessage.Interest interest && said.add(interest.partition());
      if (passes) {
        inner.send(node, message);
      }
    }

    @Override
    public void listen(Consumer<BusMessage> listener) {
      inner.listen(listener);
    }

    @Override
    public ClusterView view() {
      return inner.view();
    }

    @Override
    public void onView(Consumer<ClusterView> listener) {
      inner.onView(listener);
    }

    @Override
    public Future<JsonObject> query(String service, JsonObject question) {
      return inner.query(service, question);
    }

    @Override
    public Future<Void> answer(String service, Function<JsonObject, Future<JsonObject>> answerer) {
      return inner.answer(service, answerer);
    }
  }

  /** Whoever comes is let in. */
  private static final class Unfenced extends Ported.Views {
    Unfenced(ViewStore inner) {
      super(inner);
    }

    @Override
    public Future<Raised> raise(Fence fence, long journalEnd) {
      return inner.raise(open(fence), journalEnd);
    }

    @Override
    public Future<Projected> project(Fence fence, List<RoomUpdate> updates) {
      return inner.project(open(fence), updates);
    }

    private static Fence open(Fence fence) {
      return new Fence(fence.service(), fence.partition(), fence.topicId(), 0);
    }
  }

  /** No log is another log. */
  private static final class Trusting extends Ported.Views {
    Trusting(ViewStore inner) {
      super(inner);
    }

    @Override
    public Future<Raised> raise(Fence fence, long journalEnd) {
      return inner.raise(fence, journalEnd).map(r -> new Raised(r.verdict(), false, r.viewsId()));
    }
  }

  /** Each update brings the image of the one before. */
  private static final class StaleImages extends Ported.Views {
    private final Map<String, byte[]> before = new HashMap<>();

    StaleImages(ViewStore inner) {
      super(inner);
    }

    @Override
    public Future<Projected> project(Fence fence, List<RoomUpdate> updates) {
      return inner.project(fence, updates.stream().map(this::stale).toList());
    }

    private RoomUpdate stale(RoomUpdate u) {
      var image = before.put(u.channel(), u.forms().image());
      return new RoomUpdate(
          u.room(),
          u.channel(),
          u.epoch(),
          u.seq(),
          u.lines(),
          new RoomUpdate.Encoded(
              image == null ? u.forms().image() : image,
              u.forms().privateImages(),
              u.forms().document()),
          u.listed(),
          u.closed(),
          u.taken(),
          u.freed());
    }
  }

  /** Reads every record of a claim as if its number were the next. */
  private static final class Renumbering extends Ported.Log {
    Renumbering(Journal inner) {
      super(inner);
    }

    @Override
    public void read(int partition, long from, long upTo, EntryHandler handler) {
      var lane = new long[1];
      inner.read(partition, from, upTo, entry -> handler.entry(renumbered(entry, lane)));
    }

    private static Journal.Entry renumbered(Journal.Entry e, long[] lane) {
      var head = e.head();
      if (head.type() == RecordHead.Type.CLAIM) {
        lane[0] = 0;
      } else if (head.lane() > 0) {
        lane[0]++;
        head = new RecordHead(head.type(), head.claim(), lane[0]);
      }
      return new Journal.Entry(e.partition(), e.offset(), e.timestamp(), head, e.key(), e.value());
    }
  }
}
