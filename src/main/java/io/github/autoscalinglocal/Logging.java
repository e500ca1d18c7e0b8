package io.github.autoscalinglocal;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.Reporter;

/**
 * The log of the server: one line per record to standard output, of third parties only what is
 * wrong. Set up in code, for reading a configuration file takes longer than all the rest of the
 * start.
 */
final class Logging {
  private Logging() {}

  /** Logback without its search for a configuration, of which nothing would be left. */
  public static final class Unconfigured extends LogbackServiceProvider {
    @Override
    public void initialize() {
      LoggerContext context = (LoggerContext) getLoggerFactory();
      context.setName(CoreConstants.DEFAULT_CONTEXT_NAME);
      context.setMDCAdapter(getMDCAdapter());
      context.start();
    }
  }

  static void start(Level level, LogFormat format) {
    System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, Unconfigured.class.getName());
    // It would tell that it has been told of a provider.
    System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
    // JBoss Logging, which Undertow uses, would try three others first, and look through all jars
    // for messages in the language of the user, which are in none.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    System.setProperty("org.jboss.logging.locale", "ROOT");
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setEncoder(format == LogFormat.JSON ? json(context) : text(context));
    console.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(ch.qos.logback.classic.Level.WARN);
    context
        .getLogger(Logging.class.getPackageName())
        .setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level));
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    Line line = new Line();
    line.setContext(context);
    line.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setLayout(line);
    encoder.start();
    return encoder;
  }

  /** An object with {@code timestamp}, {@code level}, {@code formattedMessage} and the like. */
  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMarkers(false);
    encoder.setWithMDC(false);
    encoder.setWithKVPList(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }

  /** {@code 2026-01-01T00:00:00.000Z INFO Main: text}. */
  private static final class Line extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
      String logger = event.getLoggerName();
      StringBuilder line =
          new StringBuilder(160)
              .append(Instant.ofEpochMilli(event.getTimeStamp()))
              .append(' ')
              .append(event.getLevel())
              .append(' ')
              .append(logger, logger.lastIndexOf('.') + 1, logger.length())
              .append(": ");
      appendInOneLine(line, event.getFormattedMessage());
      line.append('\n');
      if (event.getThrowableProxy() != null) {
        line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      return line.toString();
    }

    /** What a client sent may be in the message; it must not be able to forge a line. */
    private static void appendInOneLine(StringBuilder line, String message) {
      for (int i = 0; i < message.length(); i++) {
        char c = message.charAt(i);
        line.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
  }
}
