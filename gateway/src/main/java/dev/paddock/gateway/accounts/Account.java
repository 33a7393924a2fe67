package dev.paddock.gateway.accounts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account as it lies in the collection {@value #COLLECTION}.
 *
 * @param hash the bcrypt hash of the password, empty once the account is deleted
 * @param version of its tokens: older ones are revoked
 */
record Account(long userId, String username, String hash, Set<String> roles, long version) {
  static final String COLLECTION = "users";
  static final String ID = "_id";
  static final String NAME = "username";
  static final String KEY = "username_key";
  static final String HASH = "password";
  static final String ROLES = "roles";
  static final String VERSION = "token_version";
  static final String REVOKED_AT = "revoked_at";
  static final String DELETED = "deleted";
  static final String BANNED = "banned";

  /** The form in which names are unique. */
  static String key(String username) {
    return username.toLowerCase(Locale.ROOT);
  }

  static JsonObject byId(long userId) {
    return new JsonObject().put(ID, Long.toString(userId));
  }

  static JsonObject byName(String username) {
    return new JsonObject().put(KEY, key(username));
  }

  static @Nullable Account of(@Nullable JsonObject document) {
    if (document == null || document.getBoolean(DELETED, false)) {
      return null;
    }
    return new Account(
        Long.parseLong(document.getString(ID)),
        document.getString(NAME),
        document.getString(HASH, ""),
        roles(document.getJsonArray(ROLES)),
        version(document));
  }

  static long version(JsonObject document) {
    return document.getLong(VERSION, 0L);
  }

  JsonObject document(String createdAt) {
    return byId(userId)
        .put(NAME, username)
        .put(KEY, key(username))
        .put(HASH, hash)
        .put(ROLES, new JsonArray(java.util.List.copyOf(roles)))
        .put(VERSION, version)
        .put(REVOKED_AT, 0L)
        .put("created_at", createdAt);
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "Account[" + userId + ", " + username + "]";
  }

  private static Set<String> roles(@Nullable JsonArray array) {
    var roles = new LinkedHashSet<String>();
    if (array != null) {
      array.forEach(role -> roles.add(String.valueOf(role)));
    }
    return roles;
  }
}
