package dev.paddock.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who may know whom. Think hard before you loosen one of these. */
final class LayerRules {
  private static final List<String> SERVICES =
      List.of(
          "dev.paddock.gateway..",
          "dev.paddock.games..",
          "dev.paddock.races..",
          "dev.paddock.odds..",
          "dev.paddock.bots..");

  private static final Set<String> WAITS =
      Set.of("await", "join", "get", "sleep", "park", "parkNanos", "acquire", "take");

  static final ArchRule ONLY_THE_ENGINE_TALKS_TO_SERVERS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.paddock.engine..",
              "dev.paddock.embedded..",
              "dev.paddock.deploy..",
              "dev.paddock.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "io.vertx.kafka..",
              "io.vertx.redis..",
              "io.vertx.ext.mongo..",
              "com.mongodb..",
              "com.hazelcast..");

  static final ArchRule THE_WRITER_NEVER_WAITS =
      noClasses()
          .that()
          .resideInAPackage("dev.paddock.engine.room..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe("wait for somebody else", LayerRules::waits));

  static final ArchRule NOBODY_SLEEPS =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);

  private LayerRules() {}

  static Stream<ArchRule> servicesDoNotKnowEachOther() {
    return SERVICES.stream()
        .map(
            service ->
                noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                        SERVICES.stream()
                            .filter(other -> !other.equals(service))
                            .toArray(String[]::new)));
  }

  private static boolean waits(JavaMethodCall call) {
    var owner = call.getTargetOwner().getPackageName();
    return WAITS.contains(call.getName())
        && (owner.equals("io.vertx.core")
            || owner.startsWith("java.util.concurrent")
            || call.getTargetOwner().isEquivalentTo(Thread.class))
        && !call.getTargetOwner().isAssignableTo(java.util.Map.class)
        && !owner.equals("java.util.concurrent.atomic");
  }
}
