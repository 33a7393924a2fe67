package dev.paddock.testkit;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.paddock.core.Decider;
import dev.paddock.core.run.Running;
import dev.paddock.core.table.TableGame;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A kind is a package with a decider or a table game in it; these keep it pure. */
final class KindRules {
  private static final DescribedPredicate<JavaClass> IN_A_KIND =
      DescribedPredicate.describe(
          "are part of a kind",
          type -> type.getPackage().getClasses().stream().anyMatch(KindRules::isDecider));

  private static final DescribedPredicate<JavaCall<?>> CLOCK_OR_CHANCE =
      DescribedPredicate.<JavaCall<?>>describe(
              "ask the time or for chance", call -> isClockOrChance(call.getTarget()))
          .or(
              target(owner(JavaClass.Predicates.assignableTo(RandomGenerator.class)))
                  .as("use a random generator")
                  .forSubtype());

  static final ArchRule DEPEND_ON_THEIR_CONTRACT_ONLY =
      classes().that(IN_A_KIND).should(dependOnTheContractOnly());

  static final ArchRule ASK_NO_CLOCK_OR_CHANCE =
      noClasses().that(IN_A_KIND).should().callCodeUnitWhere(CLOCK_OR_CHANCE);

  static final ArchRule DO_NO_INPUT_OR_OUTPUT =
      noClasses()
          .that(IN_A_KIND)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.nio.channels..");

  /** But for simulations: they belong to their run, and only save and hash come out of them. */
  static final ArchRule HAVE_FINAL_FIELDS =
      fields()
          .that()
          .areDeclaredInClassesThat(IN_A_KIND)
          .and(
              DescribedPredicate.<JavaField>describe(
                  "are written by a person",
                  field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
          .and()
          .areDeclaredInClassesThat(
              DescribedPredicate.not(JavaClass.Predicates.assignableTo(Running.class)))
          .should()
          .beFinal();

  private KindRules() {}

  private static boolean isDecider(JavaClass type) {
    return !type.isInterface()
        && (type.isAssignableTo(Decider.class) || type.isAssignableTo(TableGame.class));
  }

  private static boolean isClockOrChance(AccessTarget target) {
    var owner = target.getOwner();
    return switch (target.getName()) {
      case "currentTimeMillis", "nanoTime" -> owner.isEquivalentTo(System.class);
      case "now" -> isTime(owner);
      case "random" -> owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class);
      case "randomUUID" -> owner.isEquivalentTo(UUID.class);
      case "shuffle" -> owner.isEquivalentTo(java.util.Collections.class);
      default -> owner.isAssignableTo(Clock.class) || owner.isAssignableTo(Random.class);
    };
  }

  private static boolean isTime(JavaClass owner) {
    return owner.isEquivalentTo(Instant.class)
        || owner.isEquivalentTo(LocalDate.class)
        || owner.isEquivalentTo(LocalTime.class)
        || owner.isEquivalentTo(LocalDateTime.class)
        || owner.isEquivalentTo(OffsetDateTime.class)
        || owner.isEquivalentTo(ZonedDateTime.class);
  }

  private static ArchCondition<JavaClass> dependOnTheContractOnly() {
    return new ArchCondition<>(
        "depend on java.*, dev.paddock.core, dev.paddock.simulation and their own folder only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> !isAllowed(type, dependency.getTargetClass()))
            .map(dependency -> SimpleConditionEvent.violated(type, dependency.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static boolean isAllowed(JavaClass from, JavaClass to) {
    var name = to.getBaseComponentType().getPackageName();
    return name.isEmpty()
        || name.startsWith("java.")
        || name.startsWith("javax.crypto")
        || name.equals("dev.paddock.core")
        || name.startsWith("dev.paddock.core.")
        || name.equals("dev.paddock.simulation")
        || name.equals("org.jspecify.annotations")
        || name.equals("com.google.auto.service")
        || (name + ".").startsWith(from.getPackageName() + ".");
  }
}
