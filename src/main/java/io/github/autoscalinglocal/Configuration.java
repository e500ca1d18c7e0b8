package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.ServerFacts.Setting;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.Timings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings in effect, as they are written outside, each with where it came from. */
final class Configuration {
  private Configuration() {}

  /**
   * All of them, in the order of the help.
   *
   * @param origins a flag or a variable; what has none came from the program, or by default
   */
  static List<Setting> of(Settings settings, Map<Knob, String> origins) {
    return Arrays.stream(Knob.values())
        .map(
            knob -> {
              String value = text(knob, settings);
              String otherwise = value.equals(knob.fallback()) ? "default" : "program";
              return new Setting(
                  knob.flag().substring(2),
                  knob.variable(),
                  value,
                  origins.getOrDefault(knob, otherwise));
            })
        .toList();
  }

  /** A table for people. */
  static String table(List<Setting> settings) {
    return settings.stream()
        .map(
            each ->
                "%-28s %-36s %s"
                    .formatted(
                        each.name(), each.value().isEmpty() ? "none" : each.value(), each.source()))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** A setting as the command line has it; empty for none. */
  static String text(Knob knob, Settings settings) {
    Settings.Address address = settings.address();
    return switch (knob) {
      case HOST -> address.host();
      case PORT -> String.valueOf(address.port());
      case EXTERNAL_URL -> text(address.externalUrl());
      case CORS_ORIGINS -> String.join(",", address.corsOrigins());
      case CLOCK -> clock(settings.clock());
      case NOW -> text(settings.start());
      case TIMINGS -> timings(settings.options().timings());
      case SEED -> String.valueOf(settings.options().seed());
      case SEED_FILE -> text(settings.seeds().path());
      case SEED_INLINE -> text(settings.seeds().inline());
      case DEFAULT_ACCOUNT -> settings.home().account();
      case DEFAULT_REGION -> settings.home().region();
      case REFERENCES -> Parsing.spelling(settings.options().references());
      case TIE_BREAK -> Parsing.spelling(settings.options().tieBreaking());
      case MAX_GROUPS -> String.valueOf(settings.options().limits().maxGroups());
      case MAX_LAUNCH_CONFIGURATIONS ->
          String.valueOf(settings.options().limits().maxLaunchConfigurations());
      case MAX_INSTANCES -> String.valueOf(settings.options().limits().maxInstances());
      case EC2_ENDPOINT -> text(settings.endpoints().ec2());
      case LAMBDA_ENDPOINT -> text(settings.endpoints().lambda());
      case SNS_ENDPOINT -> text(settings.endpoints().sns());
      case SQS_ENDPOINT -> text(settings.endpoints().sqs());
      case EVENTS_ENDPOINT -> text(settings.endpoints().events());
      case WEBHOOK -> text(settings.endpoints().webhook());
      case DATA -> text(settings.data());
      case INIT -> settings.surroundings().init().toString();
      case INIT_FAIL_FAST -> String.valueOf(settings.surroundings().initFailFast());
      case LOG_LEVEL -> Parsing.spelling(settings.surroundings().logLevel());
      case LOG_FORMAT -> Parsing.spelling(settings.surroundings().logFormat());
      case MAX_BODY -> size(settings.maxBody());
    };
  }

  private static String text(Optional<?> value) {
    return value
        .map(each -> each instanceof URI url ? withoutPassword(url) : each.toString())
        .orElse("");
  }

  /** What a browser or a log may show. */
  private static String withoutPassword(URI url) {
    String user = url.getRawUserInfo();
    return user == null ? url.toString() : url.toString().replace(user + "@", "***@");
  }

  private static String clock(ClockMode mode) {
    return mode.kind() == ClockMode.Kind.SCALED ? number(mode.speed()) + "x" : mode.kind().wire();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** The mode that it is nearer to, and the values that differ from it. */
  private static String timings(Timings timings) {
    String instant = timings("instant", Timings.INSTANT, timings);
    String realistic = timings("realistic", Timings.REALISTIC, timings);
    return instant.length() <= realistic.length() ? instant : realistic;
  }

  private static String timings(String mode, Timings usual, Timings timings) {
    return Arrays.stream(Timing.values())
        .filter(timing -> !timings.of(timing).equals(usual.of(timing)))
        .map(timing -> "," + timing.label() + "=" + duration(timings.of(timing)))
        .collect(Collectors.joining("", mode, ""));
  }

  private static String duration(Duration duration) {
    return duration.isZero() ? "0s" : duration.toString();
  }

  private static String size(int bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MiB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : String.valueOf(bytes);
  }
}
