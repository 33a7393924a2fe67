package dev.paddock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisBinaryTest {
  @TempDir Path dir;

  @Test
  void theBundledProgramOfEachMachineHasTheChecksumThatWasPinned() {
    for (var machine :
        new String[] {"linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64"}) {
      assertThat(RedisBinary.unpack(dir, machine)).isExecutable();
    }
  }

  @Test
  void aProgramThatWasTamperedWithIsUnpackedAgain() throws Exception {
    var program = RedisBinary.unpack(dir, "linux-amd64");
    var size = Files.size(program);
    Files.writeString(program, "#!/bin/sh\n");
    RedisBinary.unpack(dir, "linux-amd64");
    assertThat(program).hasSize(size);
  }

  @Test
  void aMachineWithoutAProgramIsToldWhatToInstallOrSet() {
    assertThatThrownBy(() -> RedisBinary.unpack(dir, RedisBinary.machine("Plan 9", "mips")))
        .hasMessageContaining("plan-9-mips")
        .hasMessageContaining("install redis-server")
        .hasMessageContaining("PADDOCK_REDIS=");
  }

  @Test
  void aRecentServerOnThePathIsPreferredAndAnOldOneIsNot() throws Exception {
    var old = script("old", "Redis server v=5.0.3 sha=0");
    var recent = script("recent", "Redis server v=7.0.15 sha=0");
    assertThat(RedisBinary.onPath(old.getParent() + ":" + recent.getParent())).hasValue(recent);
    assertThat(RedisBinary.onPath(old.getParent().toString())).isEmpty();
  }

  private Path script(String name, String version) throws Exception {
    var program = Files.createDirectories(dir.resolve(name)).resolve("redis-server");
    Files.writeString(program, "#!/bin/sh\necho '" + version + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }
}
