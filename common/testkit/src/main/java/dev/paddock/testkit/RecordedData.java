package dev.paddock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Recorded data that is not part of the repository: in the folder {@code PADDOCK_DATA} names, or in
 * {@code ../shared/data} beside the repository. A test that needs it is skipped where there is
 * none.
 */
public final class RecordedData {
  private RecordedData() {}

  /** Text of a file, by its path in the folder; skips the test where the folder is absent. */
  public static String text(String path) {
    try {
      return Files.readString(folder().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder; skips the test where it is absent. */
  public static Path folder() {
    var folder = find();
    if (folder == null) {
      throw new TestAbortedException(
          "no recorded data: name its folder in PADDOCK_DATA to run this test");
    }
    return folder;
  }

  private static @Nullable Path find() {
    var named = System.getenv("PADDOCK_DATA");
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    for (var up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      var beside = up.resolveSibling("shared").resolve("data");
      if (Files.exists(up.resolve("CHANGELOG.md")) && Files.isDirectory(beside)) {
        return beside;
      }
    }
    return null;
  }
}
