package dev.paddock.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the simulation may not use, so that it is the same bits everywhere. */
class DeterminismRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.paddock.simulation");

  private static final Set<String> EXACT = Set.of("sqrt", "abs", "floor", "ceil", "min", "max");

  /** Bits of doubles come as longs: taken apart at once, outside the step. */
  private static final Set<String> MAY_USE_LONGS = Set.of("StateHash.java", "Snapshot.java");

  /** Files with a remainder, each of numbers that are never negative. */
  private static final Set<String> MAY_USE_REMAINDERS =
      Set.of(
          "CsvTrack.java",
          "Crossings.java",
          "Driver.java",
          "Path.java",
          "Progress.java",
          "RacingLine.java",
          "Speeds.java",
          "Spline.java",
          "TrackLine.java",
          "Walls.java");

  @Test
  void ofTheLibrarysMathematicsOnlyWhatIsExactIsUsed() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe("is inexact mathematics", DeterminismRulesTest::inexact))
        .check(CLASSES);
  }

  @Test
  void nothingAsksAClockChanceOrTheMachine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.time..", "java.io..", "java.nio.file..", "java.lang.reflect..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void nothingButTheJdkIsNeeded() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "org.jspecify..", "dev.paddock.simulation..")
        .check(CLASSES);
  }

  @Test
  void theStepKeepsItsStateInPlainArrays() {
    noClasses()
        .that()
        .haveNameMatching(
            ".*\\.(Race|RaceState|Cars|CarModel|Motion|Tyres|CarContacts|WallContacts|Progress"
                + "|Standings|Events|Driver|Maths|Xoshiro|CentreLine|Walls|Stage)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.stream..", "java.util.function..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Map.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Collection.class)
        .check(CLASSES);
  }

  @Test
  void noFieldAndNoMethodHoldsALongOrAFloat() {
    noFields()
        .should()
        .haveRawType(float.class)
        .orShould()
        .haveRawType(long.class)
        .allowEmptyShould(true)
        .check(fieldsBut());
    noMethods()
        .should()
        .haveRawReturnType(float.class)
        .orShould()
        .haveRawReturnType(long.class)
        .check(CLASSES);
  }

  @Test
  void sourcesUseLongsFloatsAndRemaindersOnlyWhereTheyAreHarmless() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(java.nio.file.Path.of("src/main/java/dev/paddock/simulation"))) {
      for (var file : files.sorted().toList()) {
        scan(file, found);
      }
    }
    assertThat(found).isEmpty();
  }

  private static JavaClasses fieldsBut() {
    return CLASSES.that(
        DescribedPredicate.describe(
            "are no exceptions", type -> !type.getSimpleName().equals("TrackProblem")));
  }

  private static boolean inexact(JavaMethodCall call) {
    var owner = call.getTargetOwner().getName();
    boolean library = owner.equals("java.lang.Math") || owner.equals("java.lang.StrictMath");
    return library && !EXACT.contains(call.getName());
  }

  private static void scan(java.nio.file.Path file, List<String> found) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, problem -> {}, null, null, files.getJavaFileObjects(file));
      for (var unit : task.parse()) {
        new Finder(unit, file.getFileName().toString(), found).scan(unit, null);
      }
    }
  }

  /** Collects what a source file should not have. */
  private static final class Finder extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final String file;
    private final List<String> found;

    Finder(CompilationUnitTree unit, String file, List<String> found) {
      this.unit = unit;
      this.file = file;
      this.found = found;
    }

    @Override
    public Void visitPrimitiveType(PrimitiveTypeTree type, Void unused) {
      boolean wide = type.getPrimitiveTypeKind() == TypeKind.LONG;
      boolean narrow = type.getPrimitiveTypeKind() == TypeKind.FLOAT;
      if (narrow || (wide && !MAY_USE_LONGS.contains(file) && !file.equals("TrackProblem.java"))) {
        tell(type);
      }
      return super.visitPrimitiveType(type, unused);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
      boolean wide = literal.getKind() == Tree.Kind.LONG_LITERAL;
      if (literal.getKind() == Tree.Kind.FLOAT_LITERAL || (wide && !MAY_USE_LONGS.contains(file))) {
        tell(literal);
      }
      return super.visitLiteral(literal, unused);
    }

    @Override
    public Void visitBinary(BinaryTree binary, Void unused) {
      if (binary.getKind() == Tree.Kind.REMAINDER && !MAY_USE_REMAINDERS.contains(file)) {
        tell(binary);
      }
      return super.visitBinary(binary, unused);
    }

    private void tell(Tree tree) {
      found.add(unit.getSourceFile().getName() + ": " + tree);
    }
  }
}
