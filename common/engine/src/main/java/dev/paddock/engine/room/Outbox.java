package dev.paddock.engine.room;

import dev.paddock.engine.loop.Doubling;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ViewStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes durable decisions readable, then visible: one script a batch, in journal order, and only
 * what the store took is told. Loop only.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** What an outbox notices. */
  interface Watcher {
    void fenced();

    /** Everything up to the record of that number is in the store. */
    void readable(long number);

    /**
     * The store was emptied: its views have to be written again.
     *
     * @param proven runs once the log has shown that this writer is in force still
     */
    void emptied(Runnable proven);

    /** Users that sit in another room already. */
    void conflicts(List<ViewStore.Conflict> conflicts);

    /** Channels whose head in the store is above their own: a lost log. */
    void ahead(List<String> channels);
  }

  private final Loop loop;
  private final ViewStore views;
  private final ViewStore.Fence fence;
  private final Updates updates;
  private final Telling telling;
  private final Watcher watcher;
  private final Deque<Item> waiting = new ArrayDeque<>();
  private String viewsId = "";
  private final Doubling retry = new Doubling(Limits.RETRY_MIN, Limits.RETRY_MAX);
  private long stuckSince;
  private boolean open;
  private boolean busy;
  private boolean ended;

  Outbox(Ports ports, ViewStore.Fence fence, Teller teller, Telling telling, Watcher watcher) {
    this.loop = ports.loop();
    this.views = ports.views();
    this.fence = fence;
    this.updates = new Updates(teller);
    this.telling = telling;
    this.watcher = watcher;
  }

  void add(Item item) {
    waiting.add(item);
    next();
  }

  /** All that one record says. */
  void add(List<Item> items, long number) {
    if (items.isEmpty()) {
      add(new Item(List.of(), null, number));
      return;
    }
    int last = items.size() - 1;
    waiting.addAll(items.subList(0, last));
    add(items.get(last).endsRecord(number));
  }

  /** Puts items before all others: images that have to be there first. */
  void addFirst(List<Item> items) {
    for (var item : items.reversed()) {
      waiting.addFirst(item);
    }
    next();
  }

  /**
   * The fence is up: from now on things are projected.
   *
   * @param viewsId life of the store since whose beginning the log has shown the claim in force
   */
  void open(String viewsId) {
    this.viewsId = viewsId;
    open = true;
    next();
  }

  void end() {
    ended = true;
    waiting.clear();
  }

  boolean isIdle() {
    return waiting.isEmpty() && !busy;
  }

  int size() {
    return waiting.size();
  }

  /** Whether so much waits, or for so long, that no more commands should be decided. */
  boolean isStuck() {
    return waiting.size() >= Limits.UNSEEN
        || (stuckSince != 0 && loop.nanos() - stuckSince >= Limits.UNSEEN_TIME.toNanos());
  }

  /** Compares the life of the store while nothing is projected. */
  void check() {
    if (open && !busy && !ended) {
      views.viewsId().onComplete(id -> loop.execute(() -> lives(id.failed() ? "" : id.result())));
    }
  }

  private void next() {
    if (!open || busy || ended || waiting.isEmpty()) {
      return;
    }
    project(batch());
  }

  private List<Item> batch() {
    var batch = new ArrayList<Item>(Math.min(waiting.size(), Limits.BATCH));
    while (!waiting.isEmpty() && batch.size() < Limits.BATCH) {
      batch.add(waiting.remove());
    }
    return batch;
  }

  private void project(List<Item> batch) {
    busy = true;
    var changed = updates.of(batch);
    if (changed.isEmpty()) {
      told(batch);
      return;
    }
    views
        .project(fence.in(viewsId), changed)
        .onComplete(
            done ->
                loop.execute(
                    () -> {
                      if (done.failed()) {
                        failed(batch, done.cause());
                      } else {
                        projected(batch, done.result());
                      }
                    }));
  }

  private void projected(List<Item> batch, ViewStore.Projected result) {
    if (ended) {
      return;
    }
    switch (result.verdict()) {
      case FENCED -> {
        end();
        watcher.fenced();
      }
      case EMPTIED -> emptied(result.viewsId(), () -> again(batch));
      case OK -> readable(batch, result);
    }
  }

  private void readable(List<Item> batch, ViewStore.Projected result) {
    stuckSince = 0;
    retry.reset();
    told(batch);
    if (!result.ahead().isEmpty()) {
      watcher.ahead(result.ahead());
    }
    if (!result.conflicts().isEmpty()) {
      watcher.conflicts(result.conflicts());
    }
  }

  private void told(List<Item> batch) {
    telling.tell(batch);
    long number = batch.stream().mapToLong(Item::lane).max().orElse(0);
    if (number > 0) {
      watcher.readable(number);
    }
    busy = false;
    next();
  }

  private void failed(List<Item> batch, Throwable why) {
    if (ended) {
      return;
    }
    if (stuckSince == 0) {
      stuckSince = loop.nanos();
      LOG.warn("{}: cannot project: {}", fence, String.valueOf(why.getMessage()));
    }
    loop.schedule(retry.next(), () -> again(batch));
  }

  /** The same batch again: the script skips what it has. Images that came meanwhile go first. */
  private void again(List<Item> batch) {
    if (!ended) {
      project(batch);
    }
  }

  private void lives(String id) {
    if (!ended && !busy && !id.isEmpty() && !id.equals(viewsId)) {
      busy = true;
      emptied(
          id,
          () -> {
            busy = false;
            next();
          });
    }
  }

  /** Who was replaced meanwhile finds no fence there: the log has to say first that he was not. */
  private void emptied(String id, Runnable goOn) {
    LOG.warn("{}: the views were emptied: writing them again", fence);
    viewsId = id;
    watcher.emptied(goOn);
  }
}
