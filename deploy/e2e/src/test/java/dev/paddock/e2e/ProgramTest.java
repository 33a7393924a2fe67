package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @TempDir Path home;

  @Test
  void anUnknownSubcommandIsAnsweredWithThoseThereAre() throws Exception {
    try (var paddock = PaddockProcess.start(home, Map.of(), "fly")) {
      assertThat(paddock.exitStatus()).isEqualTo(2);
      assertThat(paddock.log()).contains("no `paddock fly`").contains("paddock infra");
    }
  }

  @Test
  void withoutAJdk25TheScriptSaysWhatIsNeeded() throws Exception {
    var script = Files.readString(PaddockProcess.DISTRIBUTION.resolve("bin/paddock"));
    var blind = home.resolve("dist/bin/paddock");
    Files.createDirectories(blind.getParent());
    Files.createDirectories(home.resolve("dist/lib"));
    Files.writeString(
        blind, script.replace("/usr/lib/jvm/*", "").replace("/Library/Java", "/none"));
    var path = pathWithOldJava();
    var builder = new ProcessBuilder("/bin/sh", blind.toString(), "help").redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", path, "HOME", home.toString()));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).contains("Paddock needs a JDK 25 or newer").contains("JAVA_HOME");
  }

  private String pathWithOldJava() throws Exception {
    var java = Files.createDirectories(home.resolve("old")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return java.getParent() + ":/usr/bin:/bin";
  }
}
