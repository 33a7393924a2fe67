package dev.paddock.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.testkit.RecordedData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wycheproof's signatures and keys: what others got wrong, we refuse. The recorded overrides say
 * where the vectors contradict themselves.
 */
class JwsVectorsTest {
  private static final String SIGNATURES = "json_web_signature_test.json";
  private static final String KEYS = "json_web_key_test.json";

  private record Vector(int id, String comment, JsonObject key, String token, boolean isValid) {
    /** Whether a verifier that is configured for an algorithm takes the token. */
    boolean isTakenFor(String algorithm) {
      try {
        new Signatures(algorithm, keys()).payload(token);
        return true;
      } catch (IllegalArgumentException refused) {
        return false;
      }
    }

    /** Whether it is taken by what its own key says it is for. */
    boolean isTaken() {
      var own = algorithm();
      return TokenConfig.ALGORITHMS.contains(own)
          ? isTakenFor(own)
          : TokenConfig.ALGORITHMS.stream().anyMatch(this::isTakenFor);
    }

    String algorithm() {
      return new JsonObject(keys().getFirst()).getString("alg", "");
    }

    private List<String> keys() {
      var set = key.getJsonArray("keys", new JsonArray().add(key));
      return set.stream().map(each -> ((JsonObject) each).encode()).toList();
    }

    @Override
    public String toString() {
      return id + " " + comment;
    }
  }

  @Test
  void whatHasToBeRefusedIsRefused() {
    var refused = refused(SIGNATURES);
    assertThat(refused).hasSize(355);
    assertThat(refused.stream().filter(Vector::isTaken)).isEmpty();
  }

  @Test
  void whatHasToBeTakenIsTakenWhereItsAlgorithmIsOurs() {
    var taken = taken(SIGNATURES);
    assertThat(taken).hasSize(40);
    var counts = new TreeMap<String, Integer>();
    for (var vector : taken) {
      var isOurs = TokenConfig.ALGORITHMS.contains(vector.algorithm());
      assertThat(vector.isTaken()).as("%s", vector).isEqualTo(isOurs);
      counts.merge(isOurs ? vector.algorithm() : "others", 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys("ES256", "HS256", "RS256", "others");
  }

  @Test
  void aTokenIsNeverTakenByAnAlgorithmItsKeyIsNotFor() {
    for (var vector : vectors(SIGNATURES)) {
      for (var algorithm : TokenConfig.ALGORITHMS) {
        if (!vector.algorithm().isEmpty() && !algorithm.equals(vector.algorithm())) {
          assertThat(vector.isTakenFor(algorithm)).as("%s by %s", vector, algorithm).isFalse();
        }
      }
    }
  }

  @Test
  void keysThatAreNotSafeAreRefused() {
    var refused = refused(KEYS);
    assertThat(refused).hasSize(19);
    assertThat(refused.stream().filter(Vector::isTaken)).isEmpty();
  }

  @Test
  void keysThatAreSafeAreTakenWhereTheirAlgorithmIsOurs() {
    var taken = taken(KEYS);
    assertThat(taken).hasSize(5);
    for (var vector : taken) {
      var isOurs = TokenConfig.ALGORITHMS.contains(vector.algorithm());
      assertThat(vector.isTaken()).as("%s", vector).isEqualTo(isOurs);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "0123456789012345678901234567890"})
  void aShortSecretIsNoKey(String secret) {
    assertThatThrownBy(() -> new Signatures("HS256", List.of(secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 32 expected");
  }

  private static List<Vector> refused(String file) {
    var left = ids(file, "skip");
    var either = ids(file, "eitherIsFine");
    var although = ids(file, "refuseAlthoughValid");
    return vectors(file).stream()
        .filter(each -> !left.contains(each.id()) && !either.contains(each.id()))
        .filter(each -> !each.isValid() || although.contains(each.id()))
        .toList();
  }

  private static List<Vector> taken(String file) {
    var left =
        Stream.of("skip", "eitherIsFine", "refuseAlthoughValid")
            .flatMap(list -> ids(file, list).stream())
            .toList();
    return vectors(file).stream()
        .filter(Vector::isValid)
        .filter(each -> !left.contains(each.id()))
        .toList();
  }

  private static List<Integer> ids(String file, String list) {
    var overrides = read("overrides.json").getJsonObject(file);
    var ids = new ArrayList<Integer>();
    overrides.getJsonArray(list, new JsonArray()).forEach(id -> ids.add((Integer) id));
    return ids;
  }

  private static List<Vector> vectors(String file) {
    var vectors = new ArrayList<Vector>();
    for (Object each : read(file).getJsonArray("testGroups")) {
      var group = (JsonObject) each;
      var key = group.getJsonObject("public", group.getJsonObject("private"));
      for (Object test : group.getJsonArray("tests")) {
        vectors.add(vector(key, (JsonObject) test));
      }
    }
    return vectors;
  }

  private static Vector vector(JsonObject key, JsonObject test) {
    return new Vector(
        test.getInteger("tcId"),
        test.getString("comment"),
        key,
        test.getString("jws"),
        test.getString("result").equals("valid"));
  }

  private static JsonObject read(String file) {
    return new JsonObject(RecordedData.text("security/" + file));
  }
}
