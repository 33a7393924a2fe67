package dev.paddock.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiedProcessTest {
  private static final List<String> SLEEP = List.of("sleep", "600");

  @TempDir Path dir;

  @Test
  void aSecondStartEndsWhatTheFirstLeftBehind() throws Exception {
    var left = start(true);
    try (var next = start(true)) {
      assertThat(left.isAlive()).isFalse();
      assertThat(next.isAlive()).isTrue();
    }
  }

  @Test
  void aPidFileOfAnotherProcessEndsNobody() throws Exception {
    Files.writeString(dir.resolve("pid"), ProcessHandle.current().pid() + " 1970-01-01T00:00:00Z");
    try (var tied = start(true)) {
      assertThat(tied.isAlive()).isTrue();
    }
    assertThat(dir.resolve("pid")).doesNotExist();
  }

  @Test
  void withoutSetprivCloseEndsTheWholeFamily() throws Exception {
    var tied = start(false);
    var child = firstChild(tied.handle());
    tied.close();
    assertThat(child.isAlive()).isFalse();
    assertThat(tied.isAlive()).isFalse();
  }

  private static ProcessHandle firstChild(ProcessHandle parent) {
    while (true) {
      var child = parent.children().findFirst();
      if (child.isPresent()) {
        return child.get();
      }
      Thread.onSpinWait();
    }
  }

  private TiedProcess start(boolean setpriv) throws Exception {
    return TiedProcess.start(SLEEP, dir.resolve("pid"), dir.resolve("log"), setpriv);
  }
}
