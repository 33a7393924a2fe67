package dev.paddock.testkit;

import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.embedded.EmbeddedMongo;
import dev.paddock.embedded.EmbeddedRedis;
import dev.paddock.embedded.ThrowawayServers;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit extension that hands {@link EmbeddedKafka}, {@link EmbeddedRedis} and {@link EmbeddedMongo}
 * to tests as parameters. Each starts when it is first wanted and serves all tests of the JVM, so a
 * test keeps to topics, keys and databases of its own.
 *
 * <pre>{@code
 * @ExtendWith(EmbeddedServers.class)
 * class JournalTest {
 *   @Test
 *   void appendsInOrder(EmbeddedKafka kafka) { … }
 * }
 * }</pre>
 */
public final class EmbeddedServers implements ParameterResolver {
  private static final Map<Class<?>, Supplier<Object>> SERVERS =
      Map.of(
          EmbeddedKafka.class, ThrowawayServers::kafka,
          EmbeddedRedis.class, ThrowawayServers::redis,
          EmbeddedMongo.class, ThrowawayServers::mongo);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return SERVERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var starter = SERVERS.get(parameter.getParameter().getType());
    if (starter == null) {
      throw new IllegalArgumentException("not a server: " + parameter.getParameter());
    }
    return starter.get();
  }
}
