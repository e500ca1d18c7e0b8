package io.github.autoscalinglocal;

import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.model.Timings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values of settings out of text. What is wrong with a text is thrown as an {@link
 * IllegalArgumentException}.
 */
final class Parsing {
  private static final Pattern FACTOR = Pattern.compile("(\\d+(?:\\.\\d+)?)x");
  private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");
  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#\\s]+");
  private static final Pattern SIZE = Pattern.compile("(\\d+)(|KiB|MiB)");

  private Parsing() {}

  static long wholeNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException("must be a whole number", none);
    }
  }

  /** The number if it is one, or is meant to be. */
  static OptionalLong seed(String text) {
    return text.contains(".") || text.contains("/")
        ? OptionalLong.empty()
        : OptionalLong.of(wholeNumber(text));
  }

  static int wholeNumber(String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException none) {
      // what it must be is said below
    }
    throw new IllegalArgumentException("must be a whole number from " + min + " to " + max);
  }

  /** A constant of an enumeration by its name in lower case, with dashes. */
  static <E extends Enum<E>> E choice(String text, Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    return all.stream()
        .filter(each -> spelling(each).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    all.stream()
                        .map(Parsing::spelling)
                        .collect(Collectors.joining(", ", "must be one of ", ""))));
  }

  static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ClockMode clock(String text) {
    if (text.equals("realtime")) {
      return ClockMode.REALTIME;
    }
    if (text.equals("manual")) {
      return ClockMode.MANUAL;
    }
    Matcher factor = FACTOR.matcher(text);
    double speed = factor.matches() ? Double.parseDouble(factor.group(1)) : 0;
    if (speed == 0 || speed > ClockMode.MAX_SPEED) {
      throw new IllegalArgumentException(
          "must be realtime, manual, or a factor such as 60x, at most 1000000x");
    }
    return ClockMode.scaled(speed);
  }

  /**
   * {@code instant} or {@code realistic}, then {@code name=duration} any number of times, all
   * between commas.
   */
  static Timings timings(String text) {
    List<String> parts = Arrays.asList(text.split(",", -1));
    Timings timings =
        switch (parts.get(0)) {
          case "instant" -> Timings.INSTANT;
          case "realistic" -> Timings.REALISTIC;
          default -> throw new IllegalArgumentException("must begin with instant or realistic");
        };
    for (String part : parts.subList(1, parts.size())) {
      String[] pair = part.split("=", 2);
      if (pair.length < 2) {
        throw new IllegalArgumentException("must go on with values such as boot=10s");
      }
      timings = timings.with(pair[0], duration(pair[1]));
    }
    return timings;
  }

  /** {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 1d}, or as ISO 8601 writes it. */
  static Duration duration(String text) {
    Matcher simple = SIMPLE_DURATION.matcher(text);
    try {
      return simple.matches()
          ? Duration.of(Long.parseLong(simple.group(1)), unit(simple.group(2)))
          : Duration.parse(text);
    } catch (DateTimeException | ArithmeticException | NumberFormatException none) {
      throw new IllegalArgumentException("must have durations such as 10s, 5m or PT1M", none);
    }
  }

  private static ChronoUnit unit(String suffix) {
    return switch (suffix) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }

  static Instant instant(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (!instant.isBefore(VirtualClock.FIRST) && !instant.isAfter(VirtualClock.LAST)) {
        return instant;
      }
    } catch (DateTimeException none) {
      // what it must be is said below
    }
    throw new IllegalArgumentException(
        "must be an instant such as 2026-01-01T00:00:00Z, from 1970 to 9999");
  }

  static String account(String text) {
    return matching(text, "\\d{12}", "must be 12 digits");
  }

  static String region(String text) {
    return matching(text, "[a-z0-9]+(-[a-z0-9]+)+", "must be the name of a region");
  }

  private static String matching(String text, String regex, String rule) {
    if (!text.matches(regex)) {
      throw new IllegalArgumentException(rule);
    }
    return text;
  }

  static URI endpoint(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException none) {
      // what it must be is said below
    }
    throw new IllegalArgumentException("must be a URL such as http://127.0.0.1:9001");
  }

  static Path file(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException none) {
      throw new IllegalArgumentException("must be the path of a file", none);
    }
  }

  static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  /** Origins between commas; {@code *} for all. */
  static List<String> origins(String text) {
    List<String> origins = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    for (String origin : origins) {
      if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "must be origins such as http://localhost:3000 between commas, or *");
      }
    }
    return origins;
  }

  /** Bytes. */
  static int size(String text) {
    Matcher size = SIZE.matcher(text);
    try {
      if (size.matches()) {
        int unit =
            switch (size.group(2)) {
              case "KiB" -> 1 << 10;
              case "MiB" -> 1 << 20;
              default -> 1;
            };
        return Math.multiplyExact(Integer.parseInt(size.group(1)), unit);
      }
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      // what it must be is said below
    }
    throw new IllegalArgumentException(
        "must be a size such as 65536, 512KiB or 2MiB, below 2048MiB");
  }
}
