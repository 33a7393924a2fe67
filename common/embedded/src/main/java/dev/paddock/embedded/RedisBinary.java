package dev.paddock.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a redis-server: a recent one on the PATH, else the one that came with us. */
final class RedisBinary {
  /** Older ones lack commands that the projections use. */
  private static final int OLDEST_MAJOR = 7;

  private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");

  /** Resource by machine, with the SHA-256 that it must have: its publisher is little known. */
  private static final Map<String, Bundled> BUNDLED =
      Map.of(
          "linux-amd64",
          new Bundled(
              "redis-server-7.0.9-linux-amd64",
              "de2b4cbcd7e52bacb778c157266f003c5e4c797104cdeeeb52214addff8bf1bb"),
          "linux-arm64",
          new Bundled(
              "redis-server-7.0.9-linux-arm64",
              "9046512dae535cfcfed679dc6c618e8331667bc710b4cd96d3d4880eb4b7ee73"),
          "darwin-amd64",
          new Bundled(
              "redis-server-7.0.9-darwin-amd64",
              "5bce39ead793ffedde8cad8140917b9ad5d8801b87635444124274b901f84974"),
          "darwin-arm64",
          new Bundled(
              "redis-server-7.0.9-darwin-arm64",
              "5bce39ead793ffedde8cad8140917b9ad5d8801b87635444124274b901f84974"));

  private record Bundled(String resource, String sha256) {}

  private RedisBinary() {}

  /**
   * The program to run; the bundled one is unpacked into {@code dir}.
   *
   * @throws EmbeddedException if there is none for this machine
   */
  static Path locate(Path dir) {
    return onPath(System.getenv().getOrDefault("PATH", ""))
        .orElseGet(
            () ->
                unpack(dir, machine(System.getProperty("os.name"), System.getProperty("os.arch"))));
  }

  static Optional<Path> onPath(String path) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .filter(RedisBinary::isRecent)
        .findFirst();
  }

  static Path unpack(Path dir, String machine) {
    var bundled = BUNDLED.get(machine);
    if (bundled == null) {
      throw new EmbeddedException(
          "No embedded Redis fits this machine (%s): install redis-server 7 or newer so that it is on the PATH, or set PADDOCK_REDIS=redis://host:port."
              .formatted(machine));
    }
    try {
      var target = dir.resolve(bundled.resource());
      if (!Files.isExecutable(target)
          || !sha256(Files.readAllBytes(target)).equals(bundled.sha256())) {
        write(target, verified(bundled));
      }
      return target;
    } catch (IOException e) {
      throw new EmbeddedException(
          "Redis cannot be unpacked into " + dir + ": " + e.getMessage(), e);
    }
  }

  static String machine(String os, String arch) {
    var name = os.toLowerCase(Locale.ROOT);
    var system = name.startsWith("mac") ? "darwin" : name.replace(' ', '-');
    return switch (arch) {
      case "amd64", "x86_64" -> system + "-amd64";
      case "aarch64", "arm64" -> system + "-arm64";
      default -> system + "-" + arch;
    };
  }

  private static byte[] verified(Bundled bundled) throws IOException {
    try (var in = RedisBinary.class.getResourceAsStream("/" + bundled.resource())) {
      if (in == null) {
        throw new EmbeddedException(bundled.resource() + " is not on the class path.");
      }
      var bytes = in.readAllBytes();
      if (!sha256(bytes).equals(bundled.sha256())) {
        throw new EmbeddedException(bundled.resource() + " is not the program that was checked.");
      }
      return bytes;
    }
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    Files.createDirectories(target.getParent());
    var part = Files.createTempFile(target.getParent(), "redis", ".part");
    Files.write(part, bytes);
    if (!part.toFile().setExecutable(true, true)) {
      throw new IOException(part + " cannot be made executable");
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isRecent(Path program) {
    try {
      var process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var version = VERSION.matcher(text);
      return version.find() && Integer.parseInt(version.group(1)) >= OLDEST_MAJOR;
    } catch (IOException e) {
      return false;
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
