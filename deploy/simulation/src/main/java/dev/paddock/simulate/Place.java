package dev.paddock.simulate;

import dev.paddock.core.Head;
import org.jspecify.annotations.Nullable;

/** A client's place in a channel: what it has seen, and what may come next. */
final class Place {
  private final String channel;
  private @Nullable String epoch;
  private long seq;

  /** The client wants to be in it. */
  boolean isWanted;

  /** The present socket is in it, as far as the client was told. */
  boolean isAttached;

  /** A request to come in failed: the socket may be in or not. */
  boolean isUnsure;

  private boolean awaitsImage;
  private boolean hasHole;
  private long until;

  Place(String channel) {
    this.channel = channel;
  }

  /** The newest that was seen, on whatever socket; null for nothing. */
  @Nullable Head point() {
    return epoch == null ? null : new Head(epoch, seq);
  }

  /** Whether what was seen is all there was. */
  boolean isWhole() {
    return epoch != null && !awaitsImage && !hasHole && seq >= until;
  }

  /** There is another socket. */
  void detached() {
    isAttached = false;
    isUnsure = false;
    awaitsImage = false;
    hasHole = false;
    until = 0;
  }

  /** The channel is over, or nobody has heard of it. */
  void forget() {
    detached();
    epoch = null;
    isWanted = false;
  }

  /** The client was told that it is out; the socket may be in still. */
  void released() {
    isWanted = false;
    isAttached = false;
    isUnsure = true;
  }

  /** An image is to come, and nothing before it. */
  void expectImage() {
    isAttached = true;
    isUnsure = false;
    awaitsImage = true;
    hasHole = false;
    until = 0;
  }

  /** Exactly what follows a point is to come, up to a number. */
  void recovering(Head from, String inEpoch, long upTo) {
    if (!from.epoch().equals(inEpoch) || upTo < from.seq()) {
      throw new Broken(
          Invariant.RECOVERED_EXACTLY,
          channel + " is recovered from " + from + " to " + inEpoch + " " + upTo);
    }
    isAttached = true;
    isUnsure = false;
    awaitsImage = false;
    hasHole = false;
    epoch = inEpoch;
    seq = from.seq();
    until = upTo;
  }

  /** A joining was accepted: the image has come, or is still to come. */
  void joined() {
    isAttached = true;
    isUnsure = false;
    awaitsImage |= hasHole || epoch == null;
    hasHole = false;
  }

  /**
   * A numbered message.
   *
   * @param joining the outcome of a joining is still to come, and an image before it; on a new
   *     socket it may begin before what was seen on the old one
   */
  void message(String itsEpoch, long number, boolean joining) {
    boolean follows = itsEpoch.equals(epoch) && number == seq + 1;
    if (!joining) {
      checkFollows(itsEpoch, number, follows);
    } else if (isAttached && itsEpoch.equals(epoch) && number <= seq) {
      throw new Broken(Invariant.NO_HOLE, where(itsEpoch, number) + " comes twice");
    }
    hasHole |= !follows;
    until = itsEpoch.equals(epoch) ? until : 0;
    epoch = itsEpoch;
    seq = number;
  }

  /** An image. */
  void image(String itsEpoch, long number, boolean joining) {
    if (itsEpoch.equals(epoch) && number < seq) {
      throw new Broken(Invariant.NO_IMAGE_BACK, where(itsEpoch, number) + " is an image");
    }
    if (itsEpoch.equals(epoch) && seq < until) {
      throw new Broken(
          Invariant.RECOVERED_EXACTLY, where(itsEpoch, number) + " is an image before " + until);
    }
    if (!joining && !awaitsImage && !(itsEpoch.equals(epoch) && number == seq)) {
      throw new Broken(Invariant.NO_HOLE, where(itsEpoch, number) + " is an image nobody awaits");
    }
    awaitsImage = false;
    hasHole = false;
    epoch = itsEpoch;
    seq = number;
  }

  private void checkFollows(String itsEpoch, long number, boolean follows) {
    if (!isAttached && !isUnsure) {
      throw new Broken(Invariant.NO_HOLE, where(itsEpoch, number) + " comes to who is not there");
    }
    if (awaitsImage) {
      throw new Broken(Invariant.NO_HOLE, where(itsEpoch, number) + " comes before the image");
    }
    if (!follows) {
      throw new Broken(Invariant.NO_HOLE, where(itsEpoch, number) + " comes");
    }
  }

  private String where(String itsEpoch, long number) {
    return channel + " stands at " + epoch + " " + seq + ", " + itsEpoch + " " + number;
  }
}
