package dev.paddock.testkit.log;

import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.loop.Loop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One node's reader of {@link FakeCommands}. */
final class FakeSource implements CommandSource {
  /** Most commands handed over at once, as the real one's. */
  static final int BATCH = 2_000;

  private final FakeCommands commands;
  private final Loop node;
  private final Handler handler;
  private final Map<Integer, Long> positions = new HashMap<>();
  private final Set<Integer> paused = new HashSet<>();
  private final Set<Integer> looking = new HashSet<>();

  FakeSource(FakeCommands commands, Loop node, Handler handler) {
    this.commands = commands;
    this.node = node;
    this.handler = handler;
  }

  @Override
  public void take(int partition, long fromOffset) {
    positions.put(partition, fromOffset);
    resume(partition);
  }

  @Override
  public void drop(int partition) {
    positions.remove(partition);
  }

  @Override
  public void pause(int partition) {
    paused.add(partition);
  }

  @Override
  public void resume(int partition) {
    paused.remove(partition);
    look(partition);
  }

  @Override
  public void close() {
    positions.clear();
  }

  void look(int partition) {
    if (looking.add(partition)) {
      node.execute(() -> poll(partition));
    }
  }

  private void poll(int partition) {
    looking.remove(partition);
    var from = positions.get(partition);
    if (from == null || paused.contains(partition)) {
      return;
    }
    var batch = commands.read(partition, from, BATCH);
    if (!batch.isEmpty()) {
      positions.put(partition, from + batch.size());
      handler.received(partition, batch);
      look(partition);
    }
  }
}
