package dev.paddock.engine.views;

import io.vertx.core.Future;
import java.util.List;

/** The port through which a writer makes decisions readable; every call is fenced. */
public interface ViewStore {
  /**
   * Identity of a writer: the journal's topic id and the offset of its claim.
   *
   * @param life the life of the store since whose beginning the writer has seen that its claim is
   *     in force; in another one nothing of it is projected. Empty: whichever it is
   */
  record Fence(String service, int partition, String topicId, long claim, String life) {
    public Fence(String service, int partition, String topicId, long claim) {
      this(service, partition, topicId, claim, "");
    }

    /** The same writer, seen to be in force in a life of the store. */
    public Fence in(String itsLife) {
      return new Fence(service, partition, topicId, claim, itsLife);
    }
  }

  /** How a call ended; a failed future means that the store could not be reached. */
  enum Verdict {
    OK,
    /** A newer claim of the same log has been here: this writer is over. */
    FENCED,
    /** The store is in another life: it does not know any more who was there. */
    EMPTIED
  }

  /**
   * Answer to {@link #raise}.
   *
   * @param foreign the fence before was of another log or beyond {@code journalEnd}: the views do
   *     not belong to this log
   */
  record Raised(Verdict verdict, boolean foreign, String viewsId) {}

  /**
   * Answer to {@link #project}.
   *
   * @param viewsId id of the store's present life; another than before means it was emptied
   * @param conflicts users that already sit in another room
   * @param ahead channels whose head in the store was above the update's seq: a lost log
   */
  record Projected(Verdict verdict, String viewsId, List<Conflict> conflicts, List<String> ahead) {}

  /** A user with a seat in {@code other} who was to get one in {@code room}. */
  record Conflict(String room, long userId, String other) {}

  /** Raises the fence at a takeover. */
  Future<Raised> raise(Fence fence, long journalEnd);

  /** Applies updates in order, all or nothing; calls of one partition keep their order. */
  Future<Projected> project(Fence fence, List<RoomUpdate> updates);

  /** Deletes all views of a partition. */
  Future<Verdict> clear(Fence fence);

  /** The present {@code paddock:views}, made if absent. */
  Future<String> viewsId();

  /** Of the given users those attached to a channel at any gateway, as gateways wrote it. */
  Future<List<Long>> attached(String channel, List<Long> users);
}
