package dev.paddock.engine.room;

import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.journal.Appenders;
import dev.paddock.engine.run.Runs;
import dev.paddock.engine.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** What the writers of one service instance share. */
interface Service {
  Kinds kinds();

  WireCodec wire();

  Ports ports();

  CommandSource commands();

  EngineMetrics metrics();

  Recovery recovery();

  Appenders appenders();

  /** Null where no kind has runs. */
  @Nullable Runs runs();

  /** The view store refused a claim. */
  void fenced(int partition, long claim);

  /** A writer lost its partition to another node. */
  void careful(String why);
}
