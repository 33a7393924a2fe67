package dev.paddock.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** Answers a write only when it is in the file: who was told that it is done may rely on it. */
final class DurableBackend extends H2Backend {
  private static final Set<String> READS =
      Set.of("find", "getMore", "aggregate", "count", "distinct", "hello", "isMaster", "ping");

  private final MVStore store;

  DurableBackend(MVStore store) {
    super(store);
    this.store = store;
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    var answer = super.handleMessage(message);
    if (!READS.contains(message.getDocument().keySet().iterator().next())) {
      store.commit();
    }
    return answer;
  }
}
