package dev.paddock.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second program off the same data; the operating system drops it when this one ends. */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made if it is not there.
   *
   * @throws EmbeddedException if another start has it
   */
  static HomeLock take(Path home) {
    var file = home.resolve("lock");
    try {
      Files.createDirectories(home);
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw taken(home, Files.readString(file).trim());
      }
      channel.truncate(0);
      channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new EmbeddedException(home + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EmbeddedException("The lock of the data folder cannot be given back.", e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static EmbeddedException taken(Path home, String pid) {
    return new EmbeddedException(
        "Paddock already runs on %s (process %s): stop it, or set PADDOCK_HOME to another folder."
            .formatted(home.toAbsolutePath(), pid.isEmpty() ? "unknown" : pid));
  }
}
