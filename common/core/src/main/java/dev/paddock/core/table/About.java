package dev.paddock.core.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a room is called and whose it is.
 *
 * @param name the form shown
 * @param hostId the last host where nobody is left
 * @param emptySince since when a waiting room has had no player, null while it has one
 */
public record About(
    String name,
    String gameType,
    long hostId,
    String hostUsername,
    Instant createdAt,
    @Nullable Instant emptySince) {

  static final About NOTHING = new About("", "", 0, "", Instant.EPOCH, null);

  About withHost(long userId, String username) {
    return new About(name, gameType, userId, username, createdAt, emptySince);
  }

  About withEmptySince(@Nullable Instant since) {
    return new About(name, gameType, hostId, hostUsername, createdAt, since);
  }
}
