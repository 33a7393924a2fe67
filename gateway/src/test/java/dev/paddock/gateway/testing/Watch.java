package dev.paddock.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Hears every warning in the log and every exception that nobody caught. */
public final class Watch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  public Watch(Vertx vertx) {
    vertx.exceptionHandler(failure -> heard.add("nobody caught " + failure));
    setContext(root.getLoggerContext());
    start();
    if (!before.isGreaterOrEqual(Level.ERROR)) {
      root.addAppender(this);
      return;
    }
    root.setLevel(Level.WARN); // Where the log is off we still want to hear.
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      var thrown = event.getThrowableProxy();
      heard.add(
          event.getLevel()
              + " "
              + event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + (thrown == null ? "" : " " + ThrowableProxyUtil.asString(thrown)));
    }
  }

  /** Fails if anything was heard. */
  public void assertSilent() {
    assertThat(heard).as("warnings in the log, exceptions nobody caught").isEmpty();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    root.setLevel(before);
    stop();
  }
}
