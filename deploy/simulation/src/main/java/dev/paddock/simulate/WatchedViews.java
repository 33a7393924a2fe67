package dev.paddock.simulate;

import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.ViewStore;
import dev.paddock.testkit.world.FakeViews;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at everything that becomes readable, at the moment it does. */
final class WatchedViews {
  private final FakeViews store;
  private final Truth truth;
  private final Consumer<Broken> broken;
  private final Map<String, Long> fences = new HashMap<>();
  private final Map<String, Map<String, Long>> readable = new HashMap<>();
  private final Map<String, Map<String, Long>> heads = new HashMap<>();

  WatchedViews(FakeViews store, Truth truth, Consumer<Broken> broken) {
    this.store = store;
    this.truth = truth;
    this.broken = broken;
  }

  /** A way to the store that is looked at. */
  ViewStore watch(ViewStore inner) {
    return new Watched(inner);
  }

  /** The store lost everything: heads may go back once. */
  void emptied() {
    heads.clear();
  }

  /** The newest number of a channel that could ever be read. */
  long readable(String channel, String epoch) {
    return readable.getOrDefault(channel, Map.of()).getOrDefault(epoch, 0L);
  }

  private void raised(ViewStore.Fence fence, ViewStore.Raised result) {
    if (result.verdict() == ViewStore.Verdict.OK) {
      fences.merge(key(fence), fence.claim(), Math::max);
    }
  }

  private void projected(
      ViewStore.Fence fence, List<RoomUpdate> updates, ViewStore.Projected result) {
    if (result.verdict() != ViewStore.Verdict.OK) {
      return;
    }
    try {
      checkFence(fence);
      truth.reader(fence.partition());
      updates.forEach(this::check);
    } catch (Broken e) {
      broken.accept(e);
    }
  }

  private void checkFence(ViewStore.Fence fence) {
    long newest = fences.getOrDefault(key(fence), -1L);
    if (fence.claim() < newest) {
      throw new Broken(
          Invariant.ONE_VALID_WRITER,
          "claim " + fence.claim() + " projects after claim " + newest + " was there");
    }
  }

  private void check(RoomUpdate update) {
    for (var line : update.lines()) {
      truth.checkHappened(update.channel(), update.epoch(), line.seq(), line.bytes());
    }
    readable
        .computeIfAbsent(update.channel(), c -> new HashMap<>())
        .merge(update.epoch(), update.seq(), Math::max);
    var channel = store.channel(update.channel());
    if (channel != null && channel.epoch.equals(update.epoch())) {
      checkHead(update.channel(), channel);
    }
  }

  private void checkHead(String name, FakeViews.Channel channel) {
    var story = truth.story(name, channel.epoch);
    if (story == null) {
      return;
    }
    var before = heads.computeIfAbsent(name, c -> new HashMap<>());
    long was = before.getOrDefault(channel.epoch, 0L);
    if (channel.head > story.head() || channel.head < was) {
      var how = "%s %s is readable at %d, was at %d, the log is at %d";
      throw new Broken(
          Invariant.VIEWS_BEHIND_THE_LOG,
          how.formatted(name, channel.epoch, channel.head, was, story.head()));
    }
    before.put(channel.epoch, channel.head);
    if (!Arrays.equals(story.image(channel.head, 0), channel.image)) {
      throw new Broken(
          Invariant.IMAGE_OF_ITS_NUMBER,
          name + " " + channel.head + " has the image " + text(channel.image));
    }
    var line = channel.lines.get(channel.head);
    if (line != null) {
      truth.checkHappened(name, channel.epoch, channel.head, line);
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static String key(ViewStore.Fence fence) {
    return fence.topicId() + ":" + fence.partition();
  }

  /** Hands every call on. */
  private final class Watched implements ViewStore {
    private final ViewStore inner;

    Watched(ViewStore inner) {
      this.inner = inner;
    }

    @Override
    public Future<Raised> raise(Fence fence, long journalEnd) {
      return inner.raise(fence, journalEnd).onSuccess(result -> raised(fence, result));
    }

    @Override
    public Future<Projected> project(Fence fence, List<RoomUpdate> updates) {
      return inner.project(fence, updates).onSuccess(result -> projected(fence, updates, result));
    }

    @Override
    public Future<Verdict> clear(Fence fence) {
      return inner.clear(fence).onSuccess(done -> emptied());
    }

    @Override
    public Future<String> viewsId() {
      return inner.viewsId();
    }

    @Override
    public Future<List<Long>> attached(String channel, List<Long> users) {
      return inner.attached(channel, users);
    }
  }
}
