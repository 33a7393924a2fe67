package dev.paddock.engine.cluster;

import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusTally;
import dev.paddock.engine.bus.ClusterView;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second whether this node can be reached and reaches the others, and heals what is
 * broken: a registration or an address lost in a split or a rolling update is made anew, a way that
 * leads nowhere is looked up again. Works on the context of the bus.
 */
final class Doctor {
  /** Between two looks. */
  static final long LOOK_MILLIS = 1_000;

  /** So long an answer may take. */
  static final long ANSWER_MILLIS = 900;

  /** Answers missed in a row before a way is looked up again. */
  private static final int MISSES = 2;

  /** Members that left are remembered, so many, to know them again. */
  private static final int REMEMBERED = 256;

  private static final Buffer PING = Buffer.buffer(new byte[] {1});
  private static final Buffer REPORT = Buffer.buffer(new byte[] {2});
  private static final DeliveryOptions SOON = new DeliveryOptions().setSendTimeout(ANSWER_MILLIS);
  private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

  private final Context context;
  private final EventBus bus;
  private final ClusterMap map;
  private final BusTally tally = new BusTally(BusEvent.Part.NODE);
  private final Map<String, Peer> peers = new ConcurrentHashMap<>();
  private final Set<String> left = new LinkedHashSet<>();
  private final Supplier<Future<JsonObject>> own;
  private final List<Registration<?>> registrations = new ArrayList<>();
  private volatile boolean isRegistered = true;
  private boolean isChecking;

  /**
   * @param own what this node says of itself
   */
  Doctor(Context context, ClusterMap map, Supplier<Future<JsonObject>> own) {
    this.context = context;
    this.bus = context.owner().eventBus();
    this.map = map;
    this.own = own;
  }

  BusTally tally() {
    return tally;
  }

  void start() {
    context.runOnContext(
        here ->
            context.owner().setPeriodic(LOOK_MILLIS, due -> context.runOnContext(on -> look())));
  }

  /** Registers an address and watches over it. */
  Future<Void> keep(Registration<?> registration) {
    return Future.future(
        done ->
            context.runOnContext(
                here -> {
                  registrations.add(registration);
                  registration.register().onComplete(done);
                }));
  }

  /** Answers another node's question. */
  void answer(Message<Buffer> question) {
    if (question.body().equals(REPORT)) {
      own.get().onSuccess(report -> question.reply(report.toBuffer()));
    } else {
      question.reply(PING);
    }
  }

  /** Who left and who came back. */
  void viewed(ClusterView view) {
    var present = view.members().stream().map(ClusterView.Member::node).toList();
    for (var node : List.copyOf(peers.keySet())) {
      if (!present.contains(node)) {
        gone(node);
      }
    }
    present.forEach(this::present);
  }

  /** Somebody could not send to a node, or misses its messages. */
  void suspect(String node) {
    context.runOnContext(
        here -> {
          var peer = peers.get(node);
          if (peer != null && peer.mayBeAskedAgain(System.nanoTime())) {
            ping(node, peer);
          }
        });
  }

  /** A message found no way to a node. */
  void unsent(String node) {
    tally.count(BusEvent.SEND_FAILED);
    suspect(node);
  }

  /** Asks a node for what it says of itself; fails if it does not answer in time. */
  Future<JsonObject> ask(String node) {
    return bus.<Buffer>request(Addresses.inbox(node), REPORT, SOON)
        .map(answer -> answer.body().toJsonObject());
  }

  /** {@code {"registered", "members": [{"node", "roles", "reachable", …}], "events"}}. */
  JsonObject json(ClusterView view) {
    long now = System.nanoTime();
    var members = new ArrayList<JsonObject>();
    for (var member : view.members()) {
      var peer = peers.get(member.node());
      var json = peer == null ? new JsonObject() : peer.json(now);
      var roles = member.roles().stream().sorted().toList();
      members.add(json.put("node", member.node()).put("roles", roles));
    }
    return new JsonObject()
        .put("registered", isRegistered)
        .put("members", members)
        .put("events", tally.json());
  }

  private void present(String node) {
    peers.computeIfAbsent(node, n -> new Peer(System.nanoTime()));
    if (left.remove(node)) {
      LOG.warn("{} is back in the same life: the cluster was split, or it stood still", node);
      tally.count(BusEvent.SPLIT_SEEN);
      map.forget(Addresses.inbox(node));
      look();
    }
  }

  private void gone(String node) {
    peers.remove(node);
    tally.count(BusEvent.MEMBER_LEFT);
    left.add(node);
    if (left.size() > REMEMBERED) {
      left.remove(left.iterator().next());
    }
  }

  private void look() {
    if (map.isActive()) {
      check();
      peers.forEach(this::ping);
    }
  }

  private void ping(String node, Peer peer) {
    if (peer.isAsked()) {
      return;
    }
    peer.asked(System.nanoTime());
    bus.<Buffer>request(Addresses.inbox(node), PING, SOON)
        .onComplete(
            answer -> context.runOnContext(on -> peer.answered(System.nanoTime())),
            why -> context.runOnContext(on -> missed(node, peer, why)));
  }

  private void missed(String node, Peer peer, Throwable why) {
    tally.count(BusEvent.PING_LOST);
    var leadsNowhere =
        why instanceof ReplyException e && e.failureType() == ReplyFailure.NO_HANDLERS;
    if (peer.missed() >= MISSES || leadsNowhere) {
      LOG.debug("{} does not answer: {}", node, why.toString());
      tally.count(BusEvent.ROUTE_RENEWED);
      map.forget(Addresses.inbox(node));
    }
  }

  /** One check at a time: the map may be slow while the cluster changes. */
  private void check() {
    if (isChecking) {
      return;
    }
    isChecking = true;
    var checks = new ArrayList<Future<Void>>(registrations.size() + 1);
    checks.add(checkAddress());
    registrations.forEach(registration -> checks.add(check(registration)));
    Future.join(checks).onComplete(done -> context.runOnContext(on -> isChecking = false));
  }

  private Future<Void> check(Registration<?> registration) {
    return map.isRegistered(registration.address())
        .compose(there -> there ? Future.succeededFuture() : renewed(registration));
  }

  private Future<Void> renewed(Registration<?> registration) {
    LOG.warn("the registration of {} is dead: it is made anew", registration.address());
    isRegistered = false;
    tally.count(BusEvent.REGISTRATION_RENEWED);
    return Future.future(
        done ->
            context.runOnContext(
                here ->
                    registration.renew().onSuccess(on -> isRegistered = true).onComplete(done)));
  }

  private Future<Void> checkAddress() {
    return map.isKnown().compose(known -> known ? Future.succeededFuture() : saidAgain());
  }

  private Future<Void> saidAgain() {
    LOG.warn("the address of this node was gone from the cluster: it is said again");
    tally.count(BusEvent.ADDRESS_RENEWED);
    return map.sayAgain();
  }
}
