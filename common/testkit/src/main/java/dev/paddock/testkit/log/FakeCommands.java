package dev.paddock.testkit.log;

import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.command.CommandSource.Received;
import dev.paddock.engine.loop.Loop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command topic in memory, shared by all nodes of a test. */
public final class FakeCommands {
  private final List<List<Received>> partitions = new ArrayList<>();
  private final List<FakeSource> sources = new ArrayList<>();

  public FakeCommands(int partitions) {
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(new ArrayList<>());
    }
  }

  /** Appends a command and returns its offset. */
  public long append(int partition, CommandEnvelope command) {
    return append(partition, command, command.payload(), null);
  }

  /** Appends a record that cannot be read. */
  public long appendUnreadable(int partition, byte[] raw, String fault) {
    return append(partition, null, raw, fault);
  }

  /** The offset behind the newest command. */
  public long end(int partition) {
    return partitions.get(partition).size();
  }

  /** A reader that hands over on a node's loop. */
  public CommandSource source(Loop node, CommandSource.Handler handler) {
    var source = new FakeSource(this, node, handler);
    sources.add(source);
    return source;
  }

  List<Received> read(int partition, long from, int most) {
    var all = partitions.get(partition);
    int first = (int) Math.min(from, all.size());
    return List.copyOf(all.subList(first, Math.min(all.size(), first + most)));
  }

  private long append(
      int partition, @Nullable CommandEnvelope command, byte[] raw, @Nullable String fault) {
    long offset = end(partition);
    partitions.get(partition).add(new Received(partition, offset, command, raw, fault));
    sources.forEach(s -> s.look(partition));
    return offset;
  }
}
