package dev.paddock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * The rules of docs/style.md that a machine can check, as tests. A module takes them with one line:
 * {@code class HouseRulesTest implements HouseRules {}}.
 */
public interface HouseRules {
  /** The folders of the modules to check; by default the one whose tests run. */
  default List<Path> modules() {
    return List.of(Path.of(""));
  }

  @Test
  default void kindsDependOnNothingButTheirContract() {
    check(KindRules.DEPEND_ON_THEIR_CONTRACT_ONLY);
  }

  @Test
  default void kindsAskNoClockAndNoChanceAndDoNoInputOrOutput() {
    check(KindRules.ASK_NO_CLOCK_OR_CHANCE);
    check(KindRules.DO_NO_INPUT_OR_OUTPUT);
  }

  @Test
  default void kindsKeepNothingThatChanges() {
    check(KindRules.HAVE_FINAL_FIELDS);
  }

  @Test
  default void servicesDoNotKnowEachOther() {
    LayerRules.servicesDoNotKnowEachOther().forEach(this::check);
  }

  @Test
  default void onlyTheEngineTalksToTheServers() {
    check(LayerRules.ONLY_THE_ENGINE_TALKS_TO_SERVERS);
  }

  @Test
  default void theWriterNeverWaits() {
    check(LayerRules.THE_WRITER_NEVER_WAITS);
    check(LayerRules.NOBODY_SLEEPS);
  }

  @Test
  default void filesAreShort() {
    assertThat(modules()).allSatisfy(module -> assertThat(SourceRules.longFiles(module)).isEmpty());
  }

  @Test
  default void methodsAreShort() {
    assertThat(modules())
        .allSatisfy(module -> assertThat(SourceRules.longMethods(module)).isEmpty());
  }

  @Test
  default void nothingIsLeftForLater() {
    assertThat(modules()).allSatisfy(module -> assertThat(SourceRules.leftovers(module)).isEmpty());
  }

  @Test
  default void testsDoNotSleep() {
    assertThat(modules())
        .allSatisfy(module -> assertThat(SourceRules.sleepingTests(module)).isEmpty());
  }

  @Test
  default void topicsAndKeysAreNamedInOnePlace() {
    assertThat(modules())
        .allSatisfy(module -> assertThat(SourceRules.strayNames(module)).isEmpty());
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes());
  }

  private JavaClasses classes() {
    return Imported.CLASSES.computeIfAbsent(modules(), Imported::read);
  }

  /** What was read once and serves all rules. */
  final class Imported {
    private static final Map<List<Path>, JavaClasses> CLASSES = new ConcurrentHashMap<>();

    private Imported() {}

    private static JavaClasses read(List<Path> modules) {
      var folders =
          modules.stream()
              .map(module -> module.resolve("target/classes"))
              .filter(Files::isDirectory);
      return new ClassFileImporter().importPaths(folders.toList());
    }
  }
}
