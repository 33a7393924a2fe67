package dev.paddock.engine.room;

import dev.paddock.core.RoomId;
import dev.paddock.core.Signal;
import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Lane;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.views.ViewStore;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer of a partition under one claim, from recovery to its end: decide, append, project,
 * tell. Loop only.
 */
final class Live implements Deciding.Sink, Outbox.Watcher, Interests.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);

  private final Service service;
  private final int partition;
  private final long claim;
  private final ViewStore.Fence fence;
  private final Lane lane;
  private final Rooms rooms;
  private final DecisionCodec codec;
  private final Teller teller;
  private final Epochs epochs;
  private final Deciding deciding;
  private final Outbox outbox;
  private final Telling telling;
  private final Interests interests;
  private final Attendance attendance;
  private final Wakeups wakeups;
  private final Intake intake;
  private final Rewriting rewriting;
  private final Opening opening;
  private final @Nullable RoomRuns runs;
  private final Lane.Fate fate;
  private final long since;
  private final LostRooms lost;
  private boolean ended;

  Live(
      Service service,
      int partition,
      long claim,
      Journal.Appender appender,
      Recovery.Recovered recovered,
      Lane.Fate fate) {
    var ports = service.ports();
    var descriptor = service.kinds().service();
    this.service = service;
    this.partition = partition;
    this.claim = claim;
    this.fate = fate;
    this.since = ports.loop().nanos();
    this.fence =
        new ViewStore.Fence(descriptor.name(), partition, ports.journal().topicId(), claim);
    this.rooms = recovered.rooms();
    this.codec = new DecisionCodec(service.kinds(), service.wire());
    this.teller = new Teller(descriptor, service.wire());
    this.lane =
        new Lane(
            ports.loop(),
            ports.blocking(),
            ports.journal(),
            appender,
            partition,
            ports.bus().self(),
            claim,
            fate);
    this.interests = new Interests(this);
    this.telling = new Telling(ports, descriptor.name(), partition, claim, interests);
    this.outbox = new Outbox(ports, fence, teller, telling, this);
    this.epochs = new Epochs(ports.journal().topicId());
    this.deciding = new Deciding(service.kinds(), service.wire(), rooms, ports, epochs, this);
    this.wakeups = new Wakeups(ports.loop(), deciding::signal);
    this.attendance =
        new Attendance(ports, rooms, interests, descriptor.channelPrefix(), deciding::signal);
    this.intake = new Intake(service.commands(), partition, rooms.nextCommand());
    this.rewriting = new Rewriting(rooms, teller, this::afterEverythingBefore);
    this.opening = new Opening(service, fence, interests, this::opened);
    var host = service.runs();
    this.runs =
        host == null
            ? null
            : new RoomRuns(service, host, partition, rooms, deciding, telling, lane::suspect);
    rooms.all().forEach(room -> wakeups.update(room.id(), room.wakeUp()));
    this.lost = new LostRooms(recovered, epochs);
    Recap.of(recovered.since(), epochs).forEach(outbox::add);
  }

  /** Starts reading commands, asks the gateways, raises the fence. */
  void start() {
    renew(rooms.all().stream().filter(room -> !epochs.isOurs(room.epoch())).toList());
    intake.start();
    opening.start(attendance::start);
    service.ports().publishing().start(partition);
    if (runs != null) {
      runs.start();
    }
  }

  /** Nothing more comes out of this writer. */
  void end() {
    ended = true;
    intake.stop();
    lane.end();
    outbox.end();
    wakeups.stop();
    endRuns();
    service.ports().publishing().stop(partition);
  }

  /** Takes no more commands. */
  void drain() {
    intake.stop();
    rewriting.stop();
    wakeups.stop();
    endRuns();
  }

  /** Whether everything decided is durable and told. */
  boolean isDrained() {
    return lane.pending() == 0 && outbox.isIdle();
  }

  void release(Runnable released) {
    lane.append(RecordHead.Type.RELEASED, null, new byte[0], before -> released.run());
  }

  /** Whether what is decided becomes visible. */
  boolean isOpen() {
    return opening.isOpen();
  }

  void suspect() {
    lane.suspect();
  }

  long claim() {
    return claim;
  }

  long age() {
    return service.ports().loop().nanos() - since;
  }

  void commands(List<CommandSource.Received> batch) {
    if (intake.admits(batch)) {
      deciding.commands(batch);
    }
  }

  void interest(BusMessage.Interest interest) {
    long now = service.ports().loop().nanos();
    interests.apply(interest, now);
    if (interest.whole()) {
      service.metrics().bus.count(BusEvent.INTEREST_HEARD);
      opening.heard(interest.gateway());
      leaveLost(interests.gateway(interest.gateway(), now));
    }
    if (interest.request() != 0) {
      heads(interest.gateway(), interest.request(), names(interest));
    }
  }

  void digest(BusMessage.Digest digest) {
    var ports = service.ports();
    service.metrics().bus.count(BusEvent.DIGEST_HEARD);
    boolean agrees = interests.agrees(digest, ports.loop().nanos());
    if (!agrees) {
      service.metrics().bus.count(BusEvent.DIGEST_DIFFERED);
    }
    if (!agrees || digest.isLost()) {
      ports
          .bus()
          .send(
              digest.gateway(),
              new BusMessage.WantInterest(fence.service(), partition, claim, ports.bus().self()));
    }
  }

  void input(BusMessage.Input input) {
    if (runs != null) {
      runs.input(input);
    }
  }

  void beat() {
    lane.beat();
  }

  void tick() {
    long now = service.ports().loop().nanos();
    if (now - lane.sentAt() >= Limits.BEAT.toNanos()) {
      lane.beat();
    }
    int forgotten = interests.keep(service.ports().bus().view().nodes("gateway"), now);
    for (int i = 0; i < forgotten; i++) {
      service.metrics().bus.count(BusEvent.GATEWAY_FORGOTTEN);
    }
    attendance.tick();
    rewriting.step();
    intake.balance(lane.pending(), outbox.isStuck());
  }

  void number() {
    telling.number();
  }

  void checkViews() {
    outbox.check();
  }

  /** {@code {"claim", "rooms", "undurable", "untold", "gateways": […]}}. */
  JsonObject json() {
    return new JsonObject()
        .put("claim", claim)
        .put("rooms", rooms.all().size())
        .put("undurable", lane.pending())
        .put("untold", outbox.size())
        .put("gateways", interests.json(service.ports().loop().nanos()));
  }

  @Override
  public void append(Decision decision, List<Item> items) {
    service.metrics().count(decision);
    Footprints.log(LOG, "decided", decision);
    for (var item : items) {
      item.changes().forEach(this::changed);
    }
    var key = decision instanceof Decision.Accepted accepted ? accepted.room().value() : null;
    lane.append(
        DecisionCodec.type(decision),
        key,
        codec.encode(decision),
        before -> {
          Footprints.log(LOG, "durable", decision);
          outbox.add(items, before.lane() + 1);
          tellRuns(items);
        });
  }

  @Override
  public void deadLetter(CommandSource.Received received, String why) {
    var command = received.command();
    var room = command == null ? "" : command.room().value();
    var letters = service.ports().deadLetters();
    letters.put(received.partition(), received.offset(), room, received.raw(), why);
  }

  @Override
  public void fenced() {
    fate.fenced("the view store knows a newer claim");
  }

  @Override
  public void readable(long number) {
    service.ports().publishing().readable(partition, claim, number);
  }

  @Override
  public void emptied(Runnable proven) {
    afterEverythingBefore(
        List.of(),
        () -> {
          rewriting.all(interests);
          proven.run();
        });
  }

  @Override
  public void conflicts(List<ViewStore.Conflict> conflicts) {
    for (var conflict : conflicts) {
      LOG.info("{} sits in {} already, leaves {}", conflict.userId(), conflict.other(), conflict);
      deciding.signal(
          new RoomId(conflict.room()), new Signal.Evict(conflict.userId(), "already_in_room"));
    }
  }

  @Override
  public void ahead(List<String> channels) {
    LOG.error("{}: the views of {} are ahead of the log", fence, channels);
    renew(channels.stream().map(this::room).filter(Objects::nonNull).toList());
  }

  @Override
  public void attachment(String channel, long userId, boolean attached) {
    attendance.attachment(channel);
    var room = room(channel);
    if (opening.isOpen() && room != null) {
      telling.stream(channel, teller.presence(room.id(), userId, attached));
    }
  }

  /** The fence is up and the gateways are heard: everything may be told. */
  private void opened(ViewStore.Raised raised) {
    if (ended) {
      return;
    }
    if (raised.foreign()) {
      LOG.error("{}: the views belong to another log", fence);
      renew(List.copyOf(rooms.all()));
    }
    lost.settle(raised.foreign());
    emptied(
        () -> {
          outbox.open(raised.viewsId());
          announce();
          interests.gateways().forEach(this::leaveLost);
        });
  }

  /** Who listens to a room that this log does not know, since the one that did is lost, goes. */
  private void leaveLost(Interests.Gateway gateway) {
    lost.among(gateway, channel -> room(channel) != null)
        .forEach(channel -> telling.gone(gateway, channel));
  }

  /** What was seen of these rooms may have been of a log that is lost. */
  private void renew(List<Room> which) {
    if (!which.isEmpty()) {
      LOG.error("{}: the log was another one: new epochs for {} rooms", fence, which.size());
      which.forEach(deciding::renew);
    }
  }

  /** Every gateway compares its channels with these heads. */
  private void announce() {
    for (var gateway : interests.gateways()) {
      heads(gateway.node, 0, gateway.table.channels());
    }
  }

  private void heads(String gateway, long request, Iterable<String> channels) {
    var heads = new ArrayList<BusMessage.ChannelHead>();
    for (var channel : channels) {
      var room = room(channel);
      heads.add(new BusMessage.ChannelHead(channel, room == null ? null : room.head()));
    }
    service
        .ports()
        .bus()
        .send(gateway, new BusMessage.Heads(fence.service(), partition, claim, request, heads));
  }

  private @Nullable Room room(String channel) {
    var prefix = service.kinds().service().channelPrefix() + ":";
    return channel.startsWith(prefix)
        ? rooms.find(new RoomId(channel.substring(prefix.length())))
        : null;
  }

  private void tellRuns(List<Item> items) {
    if (runs != null) {
      items.forEach(item -> item.changes().forEach(runs::durable));
    }
  }

  private void endRuns() {
    if (runs != null) {
      runs.end();
    }
  }

  private void changed(Change change) {
    lost.changed(change);
    var room = rooms.find(change.room());
    wakeups.update(change.room(), room == null ? null : room.wakeUp());
    attendance.changed(change.room());
  }

  /** An empty record is durable after all decisions before it. */
  private void afterEverythingBefore(List<Item> images, Runnable then) {
    lane.append(
        RecordHead.Type.REFUSALS,
        null,
        codec.encode(new Decision.Refusals(service.ports().loop().now(), List.of())),
        before -> {
          outbox.add(images, before.lane() + 1);
          then.run();
        });
  }

  private static List<String> names(BusMessage.Interest interest) {
    return interest.channels().stream().map(BusMessage.ChannelInterest::channel).toList();
  }
}
