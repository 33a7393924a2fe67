package dev.paddock.engine.room;

import dev.paddock.engine.views.RoomUpdate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A room after a change, encoded when a store asks for it: states never change, so that may be
 * later and on the store's thread, and a store that takes no images costs the writer none.
 */
final class Rendered implements RoomUpdate.Forms {
  private final Teller teller;
  private final Change change;

  private @Nullable Encoded made;

  /** Encoded once: the image is written around it. */
  private record Encoded(Record document, byte[] json) {}

  Rendered(Teller teller, Change change) {
    this.teller = teller;
    this.change = change;
  }

  @Override
  public byte[] image() {
    var encoded = encoded();
    return teller.image(change, encoded.document, encoded.json);
  }

  @Override
  public Map<Long, byte[]> privateImages() {
    return teller.privateImages(change);
  }

  @Override
  public byte @Nullable [] document() {
    return change.closed() ? null : encoded().json;
  }

  private Encoded encoded() {
    var present = made;
    if (present == null) {
      var document = teller.document(change);
      present = new Encoded(document, teller.json(document));
      made = present;
    }
    return present;
  }
}
