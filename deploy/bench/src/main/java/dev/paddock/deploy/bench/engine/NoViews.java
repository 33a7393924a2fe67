package dev.paddock.deploy.bench.engine;

import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.ViewStore;
import io.vertx.core.Future;
import java.util.List;

/** A view store that takes everything at once and keeps nothing: the journal is measured alone. */
final class NoViews implements ViewStore {
  private static final String ID = "none";
  private static final Future<Projected> DONE =
      Future.succeededFuture(new Projected(Verdict.OK, ID, List.of(), List.of()));

  @Override
  public Future<Raised> raise(Fence fence, long journalEnd) {
    return Future.succeededFuture(new Raised(Verdict.OK, false, ID));
  }

  @Override
  public Future<Projected> project(Fence fence, List<RoomUpdate> updates) {
    return DONE;
  }

  @Override
  public Future<Verdict> clear(Fence fence) {
    return Future.succeededFuture(Verdict.OK);
  }

  @Override
  public Future<String> viewsId() {
    return Future.succeededFuture(ID);
  }

  @Override
  public Future<List<Long>> attached(String channel, List<Long> users) {
    return Future.succeededFuture(users);
  }
}
