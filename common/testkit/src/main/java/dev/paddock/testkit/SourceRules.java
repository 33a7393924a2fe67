package dev.paddock.testkit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Rules about the text of a module's sources; each returns what breaks it. */
final class SourceRules {
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_METHOD_LINES = 60;

  private static final Pattern SOURCE = Pattern.compile(".*\\.(java|ts|tsx)");
  private static final Set<String> NOT_OURS = Set.of("node_modules", "dist", "target", "generated");
  private static final Set<String> NAME_HOLDERS =
      Set.of("Topics.java", "Keys.java", "Addresses.java");

  // Written so that this file does not break the rules it holds.
  private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sle" + "ep\\(");
  private static final Pattern STRAY_NAME =
      Pattern.compile(
          "\"((games|races|odds|bots)\\.(commands|journal|events|snapshots|inputs)|paddock:\\w)");

  private SourceRules() {}

  static List<String> longFiles(Path module) {
    return sources(module.resolve("src"))
        .filter(file -> lines(file).size() > MAX_FILE_LINES)
        .map(file -> file + " has " + lines(file).size() + " lines")
        .toList();
  }

  static List<String> longMethods(Path module) {
    return sources(module.resolve("src"))
        .filter(file -> file.toString().endsWith(".java"))
        .flatMap(file -> longMethodsOf(file).stream())
        .toList();
  }

  static List<String> leftovers(Path module) {
    return matches(sources(module.resolve("src")), LEFTOVER);
  }

  static List<String> sleepingTests(Path module) {
    return matches(sources(module.resolve("src/test")), SLEEP);
  }

  static List<String> strayNames(Path module) {
    return matches(
        sources(module.resolve("src/main/java"))
            .filter(file -> !NAME_HOLDERS.contains(file.getFileName().toString())),
        STRAY_NAME);
  }

  /** {@code file:line: text} of each line that matches. */
  static List<String> matches(Stream<Path> files, Pattern pattern) {
    return files.flatMap(file -> matchesIn(file, pattern).stream()).toList();
  }

  /** The source files under a folder that are written by people. */
  static Stream<Path> sources(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> SOURCE.matcher(file.getFileName().toString()).matches())
          .filter(file -> isOurs(folder.relativize(file)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path file) {
    for (var part : file) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static List<String> matchesIn(Path file, Pattern pattern) {
    var found = new ArrayList<String>();
    int number = 0;
    for (var line : lines(file)) {
      number++;
      if (pattern.matcher(line).find()) {
        found.add(file + ":" + number + ": " + line.strip());
      }
    }
    return found;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> longMethodsOf(Path file) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, problem -> {}, null, null, files.getJavaFileObjects(file));
      var found = new ArrayList<String>();
      for (var unit : task.parse()) {
        new LongMethods(unit, Trees.instance(task).getSourcePositions(), found).scan(unit, null);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects methods over the limit, counted from the declaration to the closing brace. */
  private static final class LongMethods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      long start = positions.getStartPosition(unit, method);
      long end = positions.getEndPosition(unit, method);
      if (start >= 0 && end >= 0) {
        var map = unit.getLineMap();
        long lines = map.getLineNumber(end) - map.getLineNumber(start) + 1;
        if (lines > MAX_METHOD_LINES) {
          found.add(
              unit.getSourceFile().getName() + " " + method.getName() + ": " + lines + " lines");
        }
      }
      return super.visitMethod(method, unused);
    }
  }
}
