package dev.paddock.core;

import org.jspecify.annotations.Nullable;

/**
 * One operation over HTTP that the gateway offers for a kind without knowing what it does.
 *
 * @param method {@code GET} or {@code POST}
 * @param path below the server, for example <code>/api/garage/cars/{car_id}/upgrades</code>; what
 *     stands in braces becomes a field of the command or question
 * @param command wire type of the command it sends, null if it only asks
 * @param question the {@code op} that is put to the service, after the command if there is one; its
 *     answer is the body
 * @param access whether somebody without a token may ask
 */
public record Rest(
    String method, String path, @Nullable String command, String question, Access access) {
  /** Who may ask. */
  public enum Access {
    /** Those with a token; the question gets their id as {@code self}. */
    USERS,
    ANYBODY
  }

  /** A question of anybody. */
  public static Rest open(String path, String question) {
    return new Rest("GET", path, null, question, Access.ANYBODY);
  }

  /** A question about the asker. */
  public static Rest own(String path, String question) {
    return new Rest("GET", path, null, question, Access.USERS);
  }

  /** A command, answered by what a question finds after it. */
  public static Rest command(String path, String command, String question) {
    return new Rest("POST", path, command, question, Access.USERS);
  }
}
