package dev.paddock.engine.run;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.journal.Claimant;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Lane;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.RecordHead;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a partition as long as its writer lives: claims the inputs behind the journal, makes
 * the runs again and keeps them going. Loop of the runs only.
 */
final class PartitionRuns implements Claimant.Listener, Lane.Fate, RunLane {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionRuns.class);

  private final Runs runs;
  private final int partition;
  private final RunWriter writer;
  private final Claimant claimant;
  private final InputCodec codec;
  private final Map<RoomId, Wanted> wanted = new HashMap<>();
  private final Map<RoomId, LiveRun> going = new HashMap<>();
  private final Map<String, Mark> unfinished = new HashMap<>();

  /** Runs whose first record is under way, or that cannot be simulated. */
  private final Set<String> beginning = new HashSet<>();

  private final LiveRun.Shared shared;
  private @Nullable Lane lane;
  private boolean ended;

  PartitionRuns(Runs runs, int partition, RunWriter writer) {
    this.runs = runs;
    this.partition = partition;
    this.writer = writer;
    this.codec = new InputCodec(runs.inputs().topicId());
    this.claimant =
        new Claimant(runs.loop(), runs.appenders(), runs.entropy(), runs.node(), partition, this);
    this.shared = new LiveRun.Shared(runs.loop(), runs.metrics(), this, writer, runs::encode);
  }

  /** Claims the inputs; {@code first} is what the rooms want now. */
  void start(List<Wanted> first) {
    first.forEach(want -> wanted.put(want.room(), want));
    claimant.claim();
  }

  /** A room's durable state is another. */
  void want(Wanted want) {
    if (ended) {
      return;
    }
    wanted.put(want.room(), want);
    if (want.run() == null) {
      wanted.remove(want.room());
    }
    if (lane != null) {
      settle(want);
    }
  }

  /** Takes a frame of the realtime lane. */
  void input(BusMessage.Input frame) {
    var room = new RoomId(frame.room());
    var run = going.get(room);
    if (run != null) {
      run.input(frame);
    } else if (wanted.containsKey(room)) {
      writer.refused(frame, Reason.UNAVAILABLE, "the run is being taken over");
    } else {
      writer.refused(frame, Reason.GAME_NOT_STARTED, "nothing runs in " + room);
    }
  }

  /** After a pause of the loop nothing is sent before the log was read again. */
  void suspect() {
    if (lane != null) {
      lane.suspect();
    }
  }

  /** Nothing more comes out of these runs. */
  void end() {
    ended = true;
    lose(false);
  }

  @Override
  public void claimed(int attempt, Journal.Appender sender, long claim) {
    var now =
        wanted.values().stream()
            .filter(want -> want.run() != null)
            .collect(Collectors.toMap(PartitionRuns::id, want -> want));
    runs.blocking().execute(() -> recover(attempt, sender, claim, now));
  }

  @Override
  public void refused(String why) {
    over(why);
  }

  @Override
  public void over(String why) {
    LOG.warn("{}: inputs of partition {} are claimed anew: {}", runs.service(), partition, why);
    lose(true);
    claimant.claimAgain();
  }

  /** The journal is still ours as far as we know, and its owner owns the inputs. */
  @Override
  public void fenced(String why) {
    LOG.warn("{}: inputs of partition {} are lost: {}", runs.service(), partition, why);
    lose(false);
    writer.suspect();
    runs.loop().schedule(RunLimits.FENCED, this::claimAfterFence);
  }

  @Override
  public void append(RoomId room, InputRecord record, Lane.Durable durable) {
    var present = lane;
    if (present == null) {
      return;
    }
    long sentAt = runs.loop().nanos();
    present.append(
        RecordHead.Type.RUN,
        room.value(),
        codec.encode(record),
        before -> {
          runs.appended(runs.loop().nanos() - sentAt);
          durable.at(before);
          grant(room, record);
        });
  }

  @Override
  public Mark oldest() {
    var present = lane;
    return unfinished.values().stream()
        .min(Comparator.comparingLong(Mark::offset))
        .orElseGet(() -> present == null ? Mark.start(runs.inputs().topicId()) : present.place());
  }

  @Override
  public int inputDelay() {
    return runs.inputDelay();
  }

  private void claimAfterFence() {
    if (!ended && lane == null) {
      claimant.claim();
    }
  }

  private void recover(int attempt, Journal.Appender sender, long claim, Map<String, Wanted> now) {
    try {
      var found = runs.recovery().recover(partition, claim + 1, now);
      runs.loop().execute(() -> recovered(attempt, sender, claim, found));
    } catch (RuntimeException e) {
      LOG.error("{}: runs of partition {} cannot be made again", runs.service(), partition, e);
      runs.loop().execute(() -> failed(attempt));
    }
  }

  private void failed(int attempt) {
    if (claimant.isCurrent(attempt)) {
      over("recovery failed");
    }
  }

  private void recovered(
      int attempt, Journal.Appender sender, long claim, RunRecovery.Recovered found) {
    if (!claimant.isCurrent(attempt)) {
      return;
    }
    claimant.settled();
    lane =
        new Lane(
            runs.loop(),
            runs.blocking(),
            runs.inputs(),
            sender,
            partition,
            runs.node(),
            claim,
            this);
    found.runs().forEach((id, run) -> unfinished.put(id, run.first()));
    unfinished.putAll(found.broken());
    beginning.addAll(found.broken().keySet());
    found.unwanted().forEach(this::bury);
    List.copyOf(wanted.values()).forEach(want -> resume(want, found.runs().remove(id(want))));
    found.runs().forEach((id, run) -> bury(run));
  }

  private void bury(RunRecovery.Unwanted run) {
    var id = run.log().begun().run();
    unfinished.put(id, run.log().first());
    var last = new InputRecord.Ended(id, run.tick(), run.hash(), oldest());
    append(run.log().room(), last, before -> unfinished.remove(id));
  }

  /** It was wanted when it was made again, and is not any more. */
  private void bury(Resumed run) {
    var room = run.room();
    new LiveRun(shared, run, nothing(room)).end(() -> unfinished.remove(run.run().id()));
  }

  private void resume(Wanted want, @Nullable Resumed from) {
    if (from == null) {
      settle(want);
    } else {
      LOG.info(
          "{}: {} goes on at tick {}, granted {}",
          want.room(),
          id(want),
          from.running().tick(),
          from.granted());
      live(want, from);
    }
  }

  /** Makes what runs in a room what the room wants. */
  private void settle(Wanted want) {
    var present = going.get(want.room());
    if (present != null && present.id().equals(id(want))) {
      present.tell(want);
      return;
    }
    if (present != null) {
      going.remove(want.room());
      present.end(() -> unfinished.remove(present.id()));
    }
    var run = want.run();
    if (run != null && beginning.add(run.id())) {
      begin(want, run);
    }
  }

  private void begin(Wanted want, Run run) {
    var kind = runs.kind(want.kind());
    var spec = runs.wire().json(run.spec());
    var begun =
        new InputRecord.Begun(
            run.id(), want.kind(), kind.simulationVersion(), run.startAt(), spec, oldest());
    append(
        want.room(),
        begun,
        first -> {
          unfinished.put(run.id(), first);
          begun(kind, want.room(), run, first);
        });
  }

  /** Its first record is durable. One that cannot even begin is never tried again. */
  private void begun(RunningKind<?, ?, ?> kind, RoomId room, Run run, Mark first) {
    try {
      begun(Resumed.fresh(runs.loop(), kind, room, run, first));
      beginning.remove(run.id());
    } catch (RuntimeException bug) {
      LOG.error("{}: {} cannot be simulated", room, run.id(), bug);
      runs.metrics().broken();
    }
  }

  /** The room may have changed its mind. */
  private void begun(Resumed fresh) {
    var want = wanted.get(fresh.room());
    if (want != null && fresh.run().id().equals(id(want))) {
      live(want, fresh);
    } else {
      bury(fresh);
    }
  }

  private void live(Wanted want, Resumed from) {
    var run = new LiveRun(shared, from, want);
    going.put(want.room(), run);
    run.start();
  }

  private void grant(RoomId room, InputRecord record) {
    var run = going.get(room);
    if (run != null && run.id().equals(record.run())) {
      run.granted(record.tick());
    }
  }

  private void lose(boolean failed) {
    if (lane != null) {
      lane.end();
      lane = null;
    }
    going.values().forEach(LiveRun::stop);
    going.clear();
    unfinished.clear();
    beginning.clear();
    claimant.letGo(failed);
  }

  private static Wanted nothing(RoomId room) {
    return new Wanted(room, "", null, new byte[0], 0);
  }

  private static String id(Wanted want) {
    return want.run() == null ? "" : want.run().id();
  }
}
