package dev.paddock.testkit.simulate.pulse;

import dev.paddock.core.Reason;
import dev.paddock.core.run.Input;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.RunClock;
import dev.paddock.core.run.Running;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that drivers push along; each {@link #LAP} is reported, and the end of it all. */
public final class Pulse implements Running {
  /** What a driver has to come along for a report. */
  public static final long LAP = 300;

  private static final int ORDERS = 0x7f;
  private static final int MAX_PUSH = 9;
  private static final Pattern PUSH = Pattern.compile("\"push\":(-?\\d{1,3})");

  /** All a run needs. */
  public record Spec(int seed, int ticks, List<Long> drivers) {}

  /** A driver has come a lap further. */
  public record Lap(long userId) {}

  /** Nothing is left to simulate. */
  public record End() {}

  /** What is shown. */
  public record Frame(int tick, String hash, List<Long> places) {}

  /** What binary frames leave out. */
  public record Info(String startAt, long shiftMs, int inputDelay) {}

  private final Spec spec;
  private final boolean saves;
  private final long[] places;
  private final int[] pushes;
  private final boolean[] gone;
  private final List<Report> reports = new ArrayList<>();
  private int tick;
  private int chance;
  private long made;

  Pulse(Spec spec, boolean saves) {
    this.spec = spec;
    this.saves = saves;
    this.places = new long[spec.drivers().size()];
    this.pushes = new int[places.length];
    this.gone = new boolean[places.length];
    this.chance = spec.seed();
  }

  /** Packs who is gone. */
  static byte[] orders(List<Long> drivers, List<Long> gone) {
    if (gone.isEmpty()) {
      return new byte[0];
    }
    var packed = new byte[gone.size() + 1];
    packed[0] = ORDERS;
    for (int i = 0; i < gone.size(); i++) {
      packed[i + 1] = (byte) drivers.indexOf(gone.get(i));
    }
    return packed;
  }

  @Override
  public int tick() {
    return tick;
  }

  @Override
  public Input input(long userId, byte[] frame) {
    int driver = spec.drivers().indexOf(userId);
    var push = PUSH.matcher(new String(frame, StandardCharsets.UTF_8));
    if (driver < 0) {
      return new Input.Refused(Reason.NOT_A_PLAYER, userId + " does not push");
    }
    if (!push.find() || Math.abs(Integer.parseInt(push.group(1))) > MAX_PUSH) {
      return new Input.Refused(Reason.INVALID_FIELD, "push is needed, at most 9");
    }
    return new Input.Taken(new byte[] {(byte) driver, Byte.parseByte(push.group(1))});
  }

  @Override
  public void apply(byte[] packed) {
    if (packed.length > 0 && packed[0] == ORDERS) {
      for (int i = 1; i < packed.length; i++) {
        gone[packed[i]] = true;
      }
    } else if (packed.length == 2 && packed[0] >= 0 && packed[0] < places.length) {
      pushes[packed[0]] = packed[1];
    }
  }

  @Override
  public void step() {
    reports.clear();
    tick++;
    for (int i = 0; i < places.length; i++) {
      if (!gone[i]) {
        move(i);
      }
    }
    if (over()) {
      report(new End());
    }
  }

  @Override
  public List<Report> reports() {
    return reports;
  }

  @Override
  public boolean over() {
    return tick >= spec.ticks();
  }

  @Override
  public long hash() {
    return 31L * (31L * Arrays.hashCode(places) + Arrays.hashCode(pushes)) + chance + 7L * tick;
  }

  @Override
  public Record frame(RunClock clock) {
    return new Frame(tick, Long.toHexString(hash()), Arrays.stream(places).boxed().toList());
  }

  @Override
  public byte[] binaryFrame() {
    var bytes = ByteBuffer.allocate(4 + 8 * places.length).putInt(tick);
    Arrays.stream(places).forEach(bytes::putLong);
    return bytes.array();
  }

  @Override
  public Record info(RunClock clock) {
    return new Info(clock.startAt().toString(), clock.shiftMillis(), clock.inputDelay());
  }

  @Override
  public byte @Nullable [] save() {
    if (!saves) {
      return null;
    }
    var bytes = ByteBuffer.allocate(16 + 13 * places.length);
    bytes.putInt(tick).putInt(chance).putLong(made);
    for (int i = 0; i < places.length; i++) {
      bytes.putLong(places[i]).putInt(pushes[i]).put((byte) (gone[i] ? 1 : 0));
    }
    return bytes.array();
  }

  @Override
  public void load(byte[] saved) {
    var bytes = ByteBuffer.wrap(saved);
    tick = bytes.getInt();
    chance = bytes.getInt();
    made = bytes.getLong();
    for (int i = 0; i < places.length; i++) {
      places[i] = bytes.getLong();
      pushes[i] = bytes.getInt();
      gone[i] = bytes.get() == 1;
    }
  }

  private void move(int driver) {
    chance = chance * 1_664_525 + 1_013_904_223;
    long before = places[driver];
    places[driver] += pushes[driver] + (chance >>> 30);
    if (Math.floorDiv(places[driver], LAP) > Math.floorDiv(before, LAP)) {
      report(new Lap(spec.drivers().get(driver)));
    }
  }

  private void report(Record what) {
    made++;
    reports.add(new Report(made, tick, what));
  }
}
