package dev.paddock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what it is there to find. */
class HouseRulesTest {
  @TempDir Path module;

  @Test
  void aKindThatLogsIsFound() {
    assertThat(violations(KindRules.DEPEND_ON_THEIR_CONTRACT_ONLY)).contains("org.slf4j");
  }

  @Test
  void aKindThatAsksTheClockOrForChanceIsFound() {
    assertThat(violations(KindRules.ASK_NO_CLOCK_OR_CHANCE))
        .contains("Instant.now")
        .contains("ThreadLocalRandom.nextInt");
  }

  @Test
  void aKindThatLooksForAFileIsFound() {
    assertThat(violations(KindRules.DO_NO_INPUT_OR_OUTPUT)).contains("java.io.File");
  }

  @Test
  void aKindThatKeepsACounterIsFound() {
    assertThat(violations(KindRules.HAVE_FINAL_FIELDS)).contains("decided");
  }

  @Test
  void aFileOver400LinesIsFound() throws Exception {
    source("src/main/web/src/long.ts", "x\n".repeat(401));
    source("src/main/web/node_modules/a/long.ts", "x\n".repeat(401));
    source("src/main/web/src/short.ts", "x\n".repeat(400));
    assertThat(SourceRules.longFiles(module))
        .singleElement()
        .asString()
        .contains("long.ts has 401");
  }

  @Test
  void aMethodOver60LinesIsFound() throws Exception {
    source("src/main/java/A.java", "class A {\n void f() {\n" + ";\n".repeat(58) + " }\n}\n");
    source("src/main/java/B.java", "class B {\n void g() {\n" + ";\n".repeat(59) + " }\n}\n");
    assertThat(SourceRules.longMethods(module)).singleElement().asString().endsWith("g: 61 lines");
  }

  @Test
  void leftoversSleepsAndStrayNamesAreFound() throws Exception {
    source("src/test/java/A.java", "// TO" + "DO\nThread.sle" + "ep(1);\n");
    source("src/main/java/B.java", "var t = \"games.commands\";\n");
    source("src/main/java/Topics.java", "var t = \"games.commands\";\n");
    assertThat(SourceRules.leftovers(module)).singleElement().asString().contains("A.java:1");
    assertThat(SourceRules.sleepingTests(module)).singleElement().asString().contains("A.java:2");
    assertThat(SourceRules.strayNames(module)).singleElement().asString().contains("B.java:1");
  }

  private static String violations(ArchRule rule) {
    var kind = new ClassFileImporter().importPackages("dev.paddock.testkit.badkind");
    var report = rule.evaluate(kind).getFailureReport();
    return String.join("\n", report.isEmpty() ? Collections.emptyList() : report.getDetails());
  }

  private void source(String name, String text) throws Exception {
    var file = module.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
