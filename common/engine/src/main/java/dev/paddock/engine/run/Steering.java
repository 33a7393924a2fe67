package dev.paddock.engine.run;

import dev.paddock.core.RoomId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The inputs of a run on their way: gathered during a tick, stamped and appended as one record,
 * applied once that is acknowledged. Loop only.
 */
final class Steering {
  private final RoomId room;
  private final String run;
  private final RunLane lane;
  private final Map<Long, byte[]> gathered = new LinkedHashMap<>();
  private final Queue<Integer> underWay = new ArrayDeque<>();
  private final Queue<InputRecord.Inputs> durable;
  private byte[] orders = new byte[0];
  private boolean ordered = true;
  private int stamped;
  private int chain;

  /**
   * @param stamped inputs are stamped behind this tick
   * @param ahead inputs that are durable and not applied yet
   */
  Steering(
      RoomId room,
      String run,
      RunLane lane,
      int stamped,
      int chain,
      List<InputRecord.Inputs> ahead) {
    this.room = room;
    this.run = run;
    this.lane = lane;
    this.stamped = stamped;
    this.chain = chain;
    this.durable = new ArrayDeque<>(ahead);
  }

  /** Takes a driver's input; the newest of a tick wins. False: too many drivers, or a jam. */
  boolean gather(long userId, byte[] packed) {
    boolean fits = gathered.containsKey(userId) || gathered.size() < RunLimits.DRIVERS;
    if (!fits || underWay.size() >= RunLimits.UNDER_WAY) {
      return false;
    }
    gathered.put(userId, packed);
    return true;
  }

  /** What the room tells the run; it is stamped if it says something new. */
  void order(byte[] whole) {
    if (!Arrays.equals(orders, whole)) {
      orders = whole;
      ordered = false;
    }
  }

  /**
   * Appends what was gathered, to take effect with a tick or, where later ones are taken, later.
   */
  void flush(int tick) {
    if (gathered.isEmpty() && ordered) {
      return;
    }
    var packed = new ArrayList<byte[]>(gathered.size() + 1);
    if (!ordered) {
      packed.add(orders);
      ordered = true;
    }
    packed.addAll(gathered.values());
    gathered.clear();
    append(Math.max(stamped, tick), packed);
  }

  /** The last tick of which all inputs are acknowledged, as far as any are known of. */
  int known() {
    var first = underWay.peek();
    return first == null ? Integer.MAX_VALUE : first - 1;
  }

  /** Takes the next inputs that take effect with a tick; empty where there are none. */
  List<byte[]> take(int tick) {
    var next = durable.peek();
    return next == null || next.tick() > tick ? List.of() : durable.remove().packed();
  }

  private void append(int tick, List<byte[]> packed) {
    stamped = tick;
    chain = InputChain.next(chain, tick, packed);
    var inputs = new InputRecord.Inputs(run, tick, packed, chain);
    underWay.add(tick);
    lane.append(
        room,
        inputs,
        before -> {
          underWay.remove();
          durable.add(inputs);
        });
  }
}
