package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paddock.simulation.TrackProblem.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackImportTest {
  @Test
  void realCircuitsHaveTheLengthOfTheirTable() throws Exception {
    var folder = tracks();
    for (var row : table(folder).entrySet()) {
      var file = Files.readAllBytes(folder.resolve("centerlines/" + row.getKey() + ".csv"));
      var stage = TrackImport.csv(row.getKey(), file, Surface.ASPHALT);
      assertThat(stage.length()).as(row.getKey()).isCloseTo(row.getValue(), withPercentage(0.2));
      var spec = CarSpec.of(CarType.MARTEN_GT);
      var race = new Race(stage, new CarSpec[] {spec}, 1, 1);
      new Races.Driven(race, new Driver[] {new Driver(stage, spec, Strength.CLUB)}).finish();
      assertThat(race.finishTime(0)).as(row.getKey()).isBetween(60.0, 300.0);
    }
  }

  @Test
  void realGeoJsonLinesHaveTheirOfficialLengthWithinAPercent() throws Exception {
    var folder = tracks().resolve("geojson");
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.toList()) {
        var bytes = Files.readAllBytes(file);
        var official = official(new String(bytes, StandardCharsets.UTF_8));
        var stage = TrackImport.geoJson(file.getFileName().toString(), bytes, Surface.ASPHALT, 12);
        assertThat(stage.length()).as(file.toString()).isCloseTo(official, withPercentage(1));
      }
    }
  }

  @Test
  void aCircleComesBackAsACircle() throws Exception {
    var stage = TrackImport.csv("circle", circle(120, 100), Surface.GRAVEL);
    assertThat(stage.length()).isCloseTo(2 * Math.PI * 100, withPercentage(0.2));
    assertThat(stage.closed()).isTrue();
    assertThat(stage.surface(0)).isEqualTo(Surface.GRAVEL);
    assertThat(stage.curvature(10)).isCloseTo(0.01, withPercentage(2));
    assertThat(stage.left(0)).isEqualTo(5);
    assertThat(stage.right(0)).isEqualTo(4);
  }

  @Test
  void densePointsAreThinnedOut() throws Exception {
    var stage = TrackImport.csv("dense", circle(5_000, 100), Surface.ASPHALT);
    assertThat(stage.points()).isBetween(100, 150);
    assertThat(stage.length()).isCloseTo(2 * Math.PI * 100, withPercentage(0.2));
  }

  @Test
  void aRepeatedFirstPointDoesNotCount() throws Exception {
    var text = new String(circle(120, 100), StandardCharsets.UTF_8);
    var closed = text + "100,0,4,5\n";
    assertThat(TrackImport.csv("a", bytes(closed), Surface.ICE).points()).isEqualTo(120);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MALFORMED | 1,2,3",
        "MALFORMED | 1,2,3,4,5",
        "MALFORMED | a,b,c,d",
        "MALFORMED | NaN,0,5,5",
        "MALFORMED | 0x10,0,5,5",
        "MALFORMED | ,,,",
        "MALFORMED | {}",
        "OUT_OF_RANGE | 1e300,0,5,5",
        "OUT_OF_RANGE | 1e999,0,5,5",
        "OUT_OF_RANGE | 0,0,0,5",
        "OUT_OF_RANGE | 0,0,5,-5",
        "OUT_OF_RANGE | 0,0,5,5000",
        "TOO_SMALL | 0,0,5,5",
        "TOO_SMALL | # nothing"
      })
  void aBadLineIsNamedByItsCode(Code code, String line) {
    assertThat(problem(bytes(line)).code()).isEqualTo(code);
  }

  @Test
  void aFigureOfEightIsRefused() {
    var text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      double angle = 2 * Math.PI * i / 100;
      text.append(200 * Math.sin(angle)).append(',').append(100 * Math.sin(2 * angle));
      text.append(",4,4\n");
    }
    assertThat(problem(bytes(text.toString())).code()).isEqualTo(Code.CROSSES_ITSELF);
  }

  @Test
  void giganticFilesAreRefusedBeforeTheyAreRead() {
    assertThat(problem(new byte[TrackImport.MAX_BYTES + 1]).code()).isEqualTo(Code.TOO_LARGE);
    assertThat(problem(circle(20_001, 3_000)).code()).isEqualTo(Code.TOO_LARGE);
    assertThat(problem(circle(2_000, 50_000)).code()).isEqualTo(Code.TOO_LARGE);
    assertThat(problem(circle(100, 10)).code()).isEqualTo(Code.TOO_SMALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,2",
        "{\"type\":\"LineString\"}",
        "{\"type\":\"Point\",\"coordinates\":[1,2]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1],[2]]}",
        "{\"type\":\"LineString\",\"coordinates\":[\"a\"]}",
        "{\"a\":\"\\u00g0\"}",
        "nul",
        "{\"type\" \"LineString\"}",
        "[1,2] 3"
      })
  void whatIsNoGeoJsonIsMalformed(String text) {
    assertThat(geoProblem(text).code()).isEqualTo(Code.MALFORMED);
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(geoProblem("[".repeat(100_000)).code()).isEqualTo(Code.MALFORMED);
  }

  @Test
  void coordinatesOffTheEarthAreOutOfRange() {
    var text = "{\"type\":\"LineString\",\"coordinates\":[[1,2],[999,2]]}";
    assertThat(geoProblem(text).code()).isEqualTo(Code.OUT_OF_RANGE);
  }

  private static TrackProblem problem(byte[] file) {
    return catchThrowableOfType(
        TrackProblem.class, () -> TrackImport.csv("x", file, Surface.ASPHALT));
  }

  private static TrackProblem geoProblem(String text) {
    return catchThrowableOfType(
        TrackProblem.class, () -> TrackImport.geoJson("x", bytes(text), Surface.ASPHALT, 12));
  }

  private static byte[] circle(int points, double radius) {
    var text = new StringBuilder("# x_m,y_m,w_tr_right_m,w_tr_left_m\n");
    IntStream.range(0, points)
        .forEach(
            i -> {
              double angle = 2 * Math.PI * i / points;
              text.append(radius * Math.cos(angle)).append(',').append(radius * Math.sin(angle));
              text.append(",4,5\n");
            });
    return bytes(text.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The recorded circuits, which are not part of the repository. */
  private static Path tracks() {
    var named = Optional.ofNullable(System.getenv("PADDOCK_DATA")).map(Path::of);
    var folder = named.orElse(Path.of("../../../shared/data").toAbsolutePath()).resolve("tracks");
    assumeTrue(Files.isDirectory(folder), "No circuits in " + folder + "; PADDOCK_DATA names it.");
    return folder;
  }

  private static Map<String, Double> table(Path folder) throws IOException {
    var lengths = new TreeMap<String, Double>();
    var lines = Files.readAllLines(folder.resolve("lengths.csv"));
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",", -1);
      lengths.put(cells[0], Double.valueOf(cells[2]));
    }
    return lengths;
  }

  private static double official(String json) {
    var matcher = java.util.regex.Pattern.compile("\"length\":\\s*(\\d+)").matcher(json);
    assertThat(matcher.find()).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
