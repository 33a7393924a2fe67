package dev.paddock.engine.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret of a local installation: made once, kept in its home, readable by its owner only. */
public final class SecretFile {
  private static final String NAME = "jwt-secret";

  private SecretFile() {}

  /** The secret of that home, 64 hex digits. */
  public static String readOrMake(Path home) {
    var file = home.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        make(home, file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a secret in " + file, e);
    }
  }

  private static void make(Path home, Path file) throws IOException {
    var secret = new byte[TokenValues.MIN_SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    Files.createDirectories(home);
    Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
