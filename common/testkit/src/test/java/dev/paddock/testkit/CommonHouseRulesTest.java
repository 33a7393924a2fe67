package dev.paddock.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules below the testkit cannot take its rules themselves, so they are checked here. */
class CommonHouseRulesTest implements HouseRules {
  @Override
  public List<Path> modules() {
    return Stream.of("core", "simulation", "browser", "embedded", "engine", "testkit")
        .map(module -> Path.of("..", module))
        .toList();
  }
}
