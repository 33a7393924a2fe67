package dev.paddock.engine.replay;

import dev.paddock.engine.replay.Request.Print;
import dev.paddock.engine.replay.Request.Store;
import java.util.Objects;

/** What does not go together in a request. */
final class Checks {
  private Checks() {}

  /**
   * The request, if it makes sense.
   *
   * @throws Misuse saying why it does not
   */
  static Request checked(Request request) {
    if (request.to() != null) {
      copy(request, request.to());
    }
    if (!request.diffs().isEmpty()) {
      diff(request);
    }
    if (request.print() == Print.STATES && !request.isJournal()) {
      throw new Misuse("States are folded from a journal, not from " + request.topic() + ".");
    }
    if (isOffset(request) && request.partitions().size() != 1 && request.room() == null) {
      throw new Misuse("An offset belongs to one partition: add --partition N or --room ID.");
    }
    return request;
  }

  private static void copy(Request request, String to) {
    if (!request.isEvents() && !request.isCommands()) {
      throw new Misuse("Only X.events and X.commands are copied, not " + request.topic() + ".");
    }
    if (Objects.equals(request.topic(), to)) {
      throw new Misuse("A topic is not copied into itself.");
    }
    if (to.endsWith(".journal") || to.endsWith(".snapshots")) {
      throw new Misuse("Only writers write " + to + ".");
    }
    if (!to.matches("[A-Za-z0-9._-]{1,249}")) {
      throw new Misuse("--to takes the name of a topic, not: " + to);
    }
    if (!request.diffs().isEmpty()) {
      throw new Misuse("--diff and --to are two runs.");
    }
  }

  private static void diff(Request request) {
    if (request.until() != null || request.since() != null) {
      throw new Misuse("--diff compares with what is there now: leave out --since and --until.");
    }
    if (request.diffs().contains(Store.REDIS) && !request.isJournal()) {
      throw new Misuse("--diff redis needs a journal, not " + request.topic() + ".");
    }
    if (!request.isJournal() && !request.isEvents()) {
      throw new Misuse("--diff needs a journal or X.events, not " + request.topic() + ".");
    }
  }

  private static boolean isOffset(Request request) {
    return request.since() instanceof Bound.Offset || request.until() instanceof Bound.Offset;
  }
}
