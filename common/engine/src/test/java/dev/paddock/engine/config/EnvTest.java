package dev.paddock.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String OLD_SECRET = "fedcba9876543210fedcba9876543210";
  private static final Map<String, String> SERVERS =
      Map.of(
          "PADDOCK_KAFKA", "k1:9092,k2:9092",
          "PADDOCK_REDIS", "redis://:pass@r:6379",
          "PADDOCK_MONGO", "mongodb://me:word@m:27017/paddock",
          "PADDOCK_JWT_SECRET", SECRET);

  private static List<String> problems(Map<String, String> env, Mode mode) {
    return catchThrowableOfType(ConfigException.class, () -> Env.read(env, mode)).problems();
  }

  private static Map<String, String> with(String name, String value) {
    var env = new HashMap<>(SERVERS);
    env.put(name, value);
    return env;
  }

  @Test
  void anEmptyEnvironmentIsEnoughForLocal() {
    var config = Env.read(Map.of("PATH", "/bin"), Mode.LOCAL);
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.partitions()).isEqualTo(4);
    assertThat(config.developmentIdentity()).isTrue();
    assertThat(config.servers().kafka()).isNull();
    assertThat(config.tokens().signingKey()).isNull();
    assertThat(config.node()).matches("n[0-9a-f]{8}");
    assertThat(config.limits()).isEqualTo(Limits.STANDARD);
  }

  @Test
  void aGatewayReadsItsServersAndSecrets() {
    var config = Env.read(with("PADDOCK_JWT_SECRET_PREVIOUS", OLD_SECRET), Mode.GATEWAY);
    assertThat(config.servers().kafka()).isEqualTo("k1:9092,k2:9092");
    assertThat(config.http().host()).isEqualTo("0.0.0.0");
    assertThat(config.partitions()).isEqualTo(12);
    assertThat(config.developmentIdentity()).isFalse();
    assertThat(config.tokens().signingKey()).isEqualTo(SECRET);
    assertThat(config.tokens().verifyingKeys()).containsExactly(SECRET, OLD_SECRET);
    assertThat(config.tokens().lifetime()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void theFirstOfSeveralSecretsSigns() {
    var both = with("PADDOCK_JWT_SECRET", OLD_SECRET + ", " + SECRET);
    var tokens = Env.read(both, Mode.GATEWAY).tokens();
    assertThat(tokens.signingKey()).isEqualTo(OLD_SECRET);
    assertThat(tokens.verifyingKeys()).containsExactly(OLD_SECRET, SECRET);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    var env =
        Map.of("PADDOCK_PROT", "1", "PADDOCK_PORT", "99999", "PADDOCK_LIMIT_FRAME_BYTES", "-1");
    assertThat(problems(env, Mode.GATEWAY))
        .containsExactlyInAnyOrder(
            "There is no PADDOCK_PROT; did you mean PADDOCK_PORT?",
            "PADDOCK_PORT: \"99999\" is not right, expected a port from 0 to 65535.",
            "PADDOCK_LIMIT_FRAME_BYTES: \"-1\" is not right, expected a whole number from 1 to"
                + " 2147483647.",
            "PADDOCK_KAFKA is missing, expected host:port (`paddock infra` prints one).",
            "PADDOCK_REDIS is missing, expected redis://host:port (`paddock infra` prints one).",
            "PADDOCK_MONGO is missing, expected mongodb://host:port (`paddock infra` prints one).",
            "PADDOCK_JWT_SECRET is missing, expected secrets of at least 32 bytes (try: openssl"
                + " rand -hex 32).");
  }

  @ParameterizedTest
  @CsvSource({
    "PADDOCK_LIMIT_CHAT_LENGHT,PADDOCK_LIMIT_CHAT_LENGTH",
    "PADDOCK_ORIGIN,PADDOCK_ORIGINS",
    "PADDOCK_KAFFKA,PADDOCK_KAFKA"
  })
  void anUnknownNameGetsTheNearest(String name, String nearest) {
    assertThat(problems(with(name, "1"), Mode.GATEWAY))
        .containsExactly("There is no " + name + "; did you mean " + nearest + "?");
  }

  @Test
  void aNameNearToNothingGetsNoSuggestion() {
    assertThat(problems(with("PADDOCK_" + "X".repeat(30), "1"), Mode.GATEWAY))
        .containsExactly("There is no PADDOCK_" + "X".repeat(30) + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "PADDOCK_HEALTH_PORT,abc",
    "PADDOCK_PARTITIONS,0",
    "PADDOCK_JWT_ALGORITHM,none",
    "PADDOCK_TOKEN_TTL,0",
    "PADDOCK_ORIGINS,https://a.example/path",
    "PADDOCK_TRUSTED_PROXIES,10.0.0.0/33",
    "PADDOCK_TRUSTED_PROXIES,proxy.example",
    "PADDOCK_DEV_IDENTITY,yes",
    "PADDOCK_DEFLATE,1",
    "PADDOCK_LOG,LOUD",
    "PADDOCK_LOG_FORMAT,xml",
    "PADDOCK_CLOCK_SHIFT,1h",
    "PADDOCK_NODE,a b",
    "PADDOCK_KAFKA,kafka",
    "PADDOCK_REDIS,localhost:6379",
    "PADDOCK_MONGO,localhost",
    "PADDOCK_CLUSTER,hostonly",
    "PADDOCK_LIMIT_REFUSALS,many"
  })
  void aBadValueNamesTheVariableAndTheValue(String name, String value) {
    assertThat(problems(with(name, value), Mode.GATEWAY))
        .anyMatch(problem -> problem.startsWith(name + ": \"" + value + "\" is not right"));
  }

  @Test
  void aShortSecretIsRefusedAndNotShown() {
    assertThat(problems(with("PADDOCK_JWT_SECRET", "your-secret-key"), Mode.GATEWAY))
        .anyMatch(problem -> problem.startsWith("PADDOCK_JWT_SECRET: its value is not right"))
        .noneMatch(problem -> problem.contains("your-secret-key"));
  }

  @Test
  void otherProjectsNamesAreTakenWhereOursAreAbsent() {
    var env =
        Map.of(
            "JWT_SECRET", SECRET,
            "FRONTEND_URL", "http://localhost:3000",
            "REDIS_HOST", "redis.example",
            "REDIS_PORT", "6380");
    var config = Env.read(env, Mode.LOCAL);
    assertThat(config.tokens().signingKey()).isEqualTo(SECRET);
    assertThat(config.http().origins()).containsExactly("http://localhost:3000");
    assertThat(config.servers().redis()).isEqualTo("redis://redis.example:6380");
    var ours = new HashMap<>(env);
    ours.put("PADDOCK_REDIS", "redis://ours:1");
    assertThat(Env.read(ours, Mode.LOCAL).servers().redis()).isEqualTo("redis://ours:1");
  }

  @Test
  void limitsAreReadAndShownByTheirNames() {
    var config = Env.read(with("PADDOCK_LIMIT_SOCKETS_PER_USER", "3"), Mode.GATEWAY);
    assertThat(config.limits().of(Limit.SOCKETS_PER_USER)).isEqualTo(3);
    assertThat(config.limits().asMap())
        .containsEntry("sockets_per_user", 3)
        .containsEntry("frame_bytes", 16384);
  }

  @Test
  void keysAreReadFromFiles(@TempDir Path folder) throws Exception {
    var pem = Files.writeString(folder.resolve("k.pem"), "-----BEGIN KEY-----\n").toString();
    var env = with("PADDOCK_JWT_ALGORITHM", "ES256");
    env.put("PADDOCK_JWT_PRIVATE_KEY", pem);
    env.put("PADDOCK_JWT_PUBLIC_KEY", pem + "," + pem);
    var tokens = Env.read(env, Mode.GATEWAY).tokens();
    assertThat(tokens.signingKey()).startsWith("-----BEGIN");
    assertThat(tokens.verifyingKeys()).hasSize(2);
    env.put("PADDOCK_JWT_PRIVATE_KEY", folder.resolve("none.pem").toString());
    assertThat(problems(env, Mode.GATEWAY))
        .anyMatch(problem -> problem.endsWith("expected a file that can be read."));
  }

  @Test
  void aCertificateNeedsItsKey(@TempDir Path folder) throws Exception {
    var pem = Files.writeString(folder.resolve("c.pem"), "-----BEGIN CERT-----\n").toString();
    assertThat(problems(with("PADDOCK_TLS_CERT", pem), Mode.GATEWAY))
        .containsExactly("PADDOCK_TLS_CERT and PADDOCK_TLS_KEY belong together; one is missing.");
  }

  @Test
  void printingMasksSecretsAndPasswords() {
    var text = Env.print(SERVERS, Mode.GATEWAY);
    assertThat(text)
        .contains("PADDOCK_JWT_SECRET=*** (set)", "PADDOCK_PORT=8080\n")
        .contains("PADDOCK_REDIS=redis://:***@r:6379", "mongodb://me:***@m:27017/paddock")
        .doesNotContain(SECRET, "pass@", "word@");
    assertThat(Env.read(SERVERS, Mode.GATEWAY).toString()).doesNotContain(SECRET);
  }

  @Test
  void theDescriptionNamesEveryVariableWithItsDefault() {
    assertThat(Env.describe())
        .contains("PADDOCK_PORT (port)\n", "    Default: 12, local: 4\n", "REDIS_HOST")
        .contains("PADDOCK_LIMIT_OUTAGE_COMMANDS (decisions)\n");
  }

  @Test
  void aLocalSecretIsMadeOnceAndForItsOwnerOnly(@TempDir Path home) throws Exception {
    var secret = SecretFile.readOrMake(home.resolve("new"));
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(SecretFile.readOrMake(home.resolve("new"))).isEqualTo(secret);
    assertThat(Files.getPosixFilePermissions(home.resolve("new/jwt-secret"))).hasSize(2);
    assertThatThrownBy(() -> SecretFile.readOrMake(Path.of("/dev/null/x")))
        .hasMessageContaining("/dev/null/x");
  }

  @ParameterizedTest
  @CsvSource({"abc,abc,0", "abc,abd,1", "abc,ab,1", "kitten,sitting,3"})
  void distanceCountsChangedCharacters(String a, String b, int distance) {
    assertThat(Spelling.distance(a, b)).isEqualTo(distance);
  }
}
