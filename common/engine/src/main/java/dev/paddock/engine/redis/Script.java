package dev.paddock.engine.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The Lua scripts; each is a resource of its name in lower case. */
enum Script {
  RAISE(true),
  PROJECT(true),
  CLEAR(true),
  VIEWS(true),
  READ(false),
  HEADS(false),
  TAKE_SEAT(false),
  RELEASE_SEAT(false),
  PRESENT(false),
  SOCKETS(false),
  ATTACH(false),
  ATTACHED(false);

  private final String source;
  private final String sha;

  /**
   * @param shares whether it stands on the functions of {@code channel.lua}
   */
  Script(boolean shares) {
    var own = resource(name().toLowerCase(Locale.ROOT));
    source = shares ? resource("channel") + own : own;
    sha = sha1(source);
  }

  String source() {
    return source;
  }

  /** The name EVALSHA knows it by. */
  String sha() {
    return sha;
  }

  private static String resource(String name) {
    try (var in = Script.class.getResourceAsStream(name + ".lua")) {
      if (in == null) {
        throw new IllegalStateException("no script " + name + ".lua on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
