package dev.paddock.e2e.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk for Kafka's data, in memory, which can be filled; or a plain folder. */
final class Disk implements AutoCloseable {
  private static final String SIZE = "512m";
  private static final int BLOCK = 1 << 16;

  private final Path folder;
  private final boolean isOwn;

  private Disk(Path folder, boolean isOwn) {
    this.folder = folder;
    this.isOwn = isOwn;
  }

  static Disk none(Path folder) {
    return new Disk(folder, false);
  }

  /** Mounts one where the machine allows it. */
  static Disk open(Path folder) throws IOException {
    Files.createDirectories(folder);
    var works =
        Shell.works("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
    if (!works) {
      System.err.println("no disk of its own for Kafka here, so none that is full");
    }
    return new Disk(folder, works);
  }

  /** Whether it can be filled. */
  boolean isOwn() {
    return isOwn;
  }

  /** Takes all that is left. */
  void fill() {
    try (var out = Files.newOutputStream(filler())) {
      var block = new byte[BLOCK];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // Full: that was meant.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  @Override
  public void close() {
    if (isOwn) {
      Shell.works("umount", "-l", folder.toString());
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }
}
