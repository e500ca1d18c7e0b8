package io.github.autoscalinglocal.junit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the annotations of a test say: the nearest counts. */
final class Annotations {
  private Annotations() {}

  record Setting(String name, String value) {}

  /** Whether a class itself, and not one around it, says how its emulator is to be. */
  static boolean isSetUp(Class<?> type) {
    return AnnotationSupport.isAnnotated(type, AutoScalingLocalTest.class);
  }

  static List<Setting> settings(Class<?> type) {
    return around(type)
        .flatMap(
            each -> AnnotationSupport.findAnnotation(each, AutoScalingLocalTest.class).stream())
        .findFirst()
        .map(AutoScalingLocalTest::settings)
        .stream()
        .flatMap(Arrays::stream)
        .map(Annotations::setting)
        .toList();
  }

  private static Setting setting(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new ExtensionConfigurationException(
          "a setting is written as name=value, and not as " + text);
    }
    return new Setting(text.substring(0, equals), text.substring(equals + 1));
  }

  static Optional<Instant> start(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestMethod(), StartingAt.class)
        .or(
            () ->
                around(context.getRequiredTestClass())
                    .flatMap(
                        each -> AnnotationSupport.findAnnotation(each, StartingAt.class).stream())
                    .findFirst())
        .map(annotation -> instant(annotation.value()));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      throw new ExtensionConfigurationException(
          "@StartingAt needs an instant such as 2026-01-01T00:00:00Z, and not " + text, none);
    }
  }

  /** A class and those around it, from the inside out. */
  private static Stream<Class<?>> around(Class<?> type) {
    return Stream.iterate(type, each -> each != null, each -> each.getEnclosingClass());
  }
}
