package io.github.autoscalinglocal.scaling;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a crontab line is due, and what happens to it where clocks are changed. */
class RecurrenceTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "30 6 * * 2,         2026-03-03T06:30:00Z 2026-03-10T06:30:00Z",
    "0 8 * * *,          2026-03-03T08:00:00Z 2026-03-04T08:00:00Z",
    "0/20 13 * * *,      2026-03-02T13:00:00Z 2026-03-02T13:20:00Z",
    "*/15 * * * *,       2026-03-02T12:15:00Z 2026-03-02T12:30:00Z",
    "5 12 * * MON,       2026-03-02T12:05:00Z 2026-03-09T12:05:00Z",
    "0 0 1 JAN *,        2027-01-01T00:00:00Z 2028-01-01T00:00:00Z",
    "0 0 * jun-jul sun,  2026-06-07T00:00:00Z 2026-06-14T00:00:00Z",
    "0 0 * * 0,          2026-03-08T00:00:00Z 2026-03-15T00:00:00Z",
    "0 0 * * 7,          2026-03-08T00:00:00Z 2026-03-15T00:00:00Z",
    "0 0 * * 5-7,        2026-03-06T00:00:00Z 2026-03-07T00:00:00Z",
    "0 0 * * MON-SUN,    2026-03-03T00:00:00Z 2026-03-04T00:00:00Z",
    "0 0 29 2 *,         2028-02-29T00:00:00Z 2032-02-29T00:00:00Z",
    "0 9-17/4 * * 1,     2026-03-02T13:00:00Z 2026-03-02T17:00:00Z"
  })
  void theNextTwoTimesAfterAMondayNoon(String expression, String times) {
    assertThat(next(expression, "UTC", "2026-03-02T12:00:00Z", 2))
        .containsExactlyElementsOf(instants(times));
  }

  @Test
  void ifBothDaysAreRestrictedEitherWillDo() {
    assertThat(next("0 0 13 * 5", "UTC", "2026-03-02T12:00:00Z", 4))
        .as("every Friday, and the 13th: a Friday in March, a Monday in April")
        .containsExactlyElementsOf(
            instants(
                "2026-03-06T00:00:00Z 2026-03-13T00:00:00Z 2026-03-20T00:00:00Z"
                    + " 2026-03-27T00:00:00Z"));
    assertThat(next("0 0 13 * 5", "UTC", "2026-04-10T12:00:00Z", 2))
        .containsExactlyElementsOf(instants("2026-04-13T00:00:00Z 2026-04-17T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "0 0 * *",
        "0 0 * * * *",
        "60 0 * * *",
        "0 24 * * *",
        "0 0 0 * *",
        "0 0 32 * *",
        "0 0 * 0 *",
        "0 0 * 13 *",
        "0 0 * * 8",
        "0 0 ? * *",
        "0 0 * * ?",
        "cron(0 0 * * *)",
        "rate(5 minutes)",
        "@daily",
        "0 0 L * *",
        "0 0 1W * *",
        "0 0 * * 1#2",
        "0 22-2 * * *",
        "*/0 * * * *",
        "0 0 1, * *",
        "x 0 * * *",
        "-1 0 * * *",
        "0 0 * FOO *",
        "0 0 30 2 *",
        "0 0 31 4,6 *",
        "٣ 0 * * *",
        "0 0 * * *|0 1 * * *",
        "0 0||1 * * *",
        "0 0 99999999999 * *",
        "4-12,* 1-5/ 30 7 6-7",
        "1 2 0-7/,B 2 5",
        "5 5 0/1,2-/ B U"
      })
  void whatIsNoCrontabLineOrNeverDueIsRefused(String expression) {
    assertThat(Recurrence.parse(expression, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void aZoneThatSavesDaylightKeepsItsWallClock() {
    assertThat(next("0 8 * * *", "America/New_York", "2026-03-07T00:00:00Z", 3))
        .as("clocks go forward on the 8th: 8 o'clock is 13:00, then 12:00 UTC")
        .containsExactlyElementsOf(
            instants("2026-03-07T13:00:00Z 2026-03-08T12:00:00Z 2026-03-09T12:00:00Z"));
    assertThat(next("0 8 * * *", "America/New_York", "2026-10-31T00:00:00Z", 3))
        .as("clocks go back on November 1st")
        .containsExactlyElementsOf(
            instants("2026-10-31T12:00:00Z 2026-11-01T13:00:00Z 2026-11-02T13:00:00Z"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "30 2 * * *,   2026-03-28T01:30:00Z 2026-03-29T01:00:00Z 2026-03-30T00:30:00Z",
    "0 3 * * *,    2026-03-28T02:00:00Z 2026-03-29T01:00:00Z 2026-03-30T01:00:00Z",
    "'0,30 2 * * *', 2026-03-28T01:30:00Z 2026-03-29T01:00:00Z 2026-03-30T00:00:00Z"
  })
  void aTimeInAGapComesAtOnceAfterIt(String expression, String times) {
    // Berlin's clocks go from 2:00 to 3:00 on March 29th, at 01:00 UTC.
    assertThat(next(expression, "Europe/Berlin", "2026-03-28T01:00:00Z", 3))
        .containsExactlyElementsOf(instants(times));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "30 2 * * *, 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z",
    "0 3 * * *,  2026-10-24T01:00:00Z 2026-10-25T02:00:00Z 2026-10-26T02:00:00Z"
  })
  void aTimeInAnOverlapComesOnce(String expression, String times) {
    // Berlin's clocks go from 3:00 back to 2:00 on October 25th, at 01:00 UTC.
    assertThat(next(expression, "Europe/Berlin", "2026-10-24T00:00:00Z", 3))
        .containsExactlyElementsOf(instants(times));
  }

  @Test
  void theSecondPassOfAnOverlapDoesNotBringItBack() {
    assertThat(next("45 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z", 1))
        .as("asked at 2:10 for the second time, 2:45 has been")
        .containsExactly(Instant.parse("2026-10-26T01:45:00Z"));
  }

  @Test
  void whatRecursOftenKeepsItsPaceThroughAGap() {
    assertThat(next("*/30 * * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 4))
        .containsExactlyElementsOf(
            instants(
                "2026-03-29T00:30:00Z 2026-03-29T01:00:00Z 2026-03-29T01:30:00Z"
                    + " 2026-03-29T02:00:00Z"));
  }

  @Test
  void whatRecursOftenKeepsItsPaceThroughAnOverlap() {
    assertThat(next("*/30 * * * *", "Europe/Berlin", "2026-10-24T23:30:00Z", 6))
        .containsExactlyElementsOf(
            instants(
                "2026-10-25T00:00:00Z 2026-10-25T00:30:00Z 2026-10-25T01:00:00Z"
                    + " 2026-10-25T01:30:00Z 2026-10-25T02:00:00Z 2026-10-25T02:30:00Z"));
  }

  @Test
  void secondsAndFractionsDoNotMatter() {
    assertThat(next("* * * * *", "UTC", "2026-03-02T12:00:59.999Z", 1))
        .containsExactly(Instant.parse("2026-03-02T12:01:00Z"));
    assertThat(next("0 12 * * *", "UTC", "2026-03-02T11:59:59.999Z", 1))
        .containsExactly(Instant.parse("2026-03-02T12:00:00Z"));
  }

  @Test
  void namesDoNotDependOnWhereItRuns() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(next("0 0 * * fri", "UTC", "2026-03-02T12:00:00Z", 1))
          .containsExactly(Instant.parse("2026-03-06T00:00:00Z"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverIsWrittenItIsRefusedOrHasANextTime(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String line = IntStream.range(0, 5).mapToObj(field -> scribble(random)).collect(joining(" "));
      Recurrence.parse(line, ZoneOffset.UTC)
          .ifPresent(
              recurrence ->
                  assertThat(recurrence.next(Instant.EPOCH).orElseThrow())
                      .as(line)
                      .isAfter(Instant.EPOCH));
    }
  }

  private static String scribble(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(4); length > 0; length--) {
      text.append("0112345*/,-MONJANSU".charAt(random.nextInt(19)));
    }
    return text.toString();
  }

  /** What holds the library: another reading of the same fields, minute by minute. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void itAgreesWithAMinuteByMinuteWalk(int seed) {
    Random random = new Random(seed);
    String[] fields = {
      field(random, 0, 59),
      field(random, 0, 23),
      field(random, 1, 28),
      field(random, 1, 12),
      field(random, 0, 7)
    };
    String expression = String.join(" ", fields);
    Instant from = Instant.parse("2026-02-20T21:47:00Z").plusSeconds(random.nextInt(9_000_000));

    List<Instant> times = next(expression, "UTC", from.toString(), 3);

    Instant at = from;
    for (Instant time : times) {
      at = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
      Instant end = from.plusSeconds(120 * 86_400L);
      while (at.isBefore(time) && at.isBefore(end)) {
        assertThat(matches(fields, at)).as("%s at %s", expression, at).isFalse();
        at = at.plusSeconds(60);
      }
      at = time;
      assertThat(matches(fields, at)).as("%s at %s", expression, at).isTrue();
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  private static String field(Random random, int least, int most) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> "*";
      case 2 -> "*/" + (1 + random.nextInt(Math.max(1, most / 2)));
      case 3 -> value(random, least, most) + "," + value(random, least, most);
      default -> {
        int from = value(random, least, most);
        yield from + "-" + (from + random.nextInt(most - from + 1));
      }
    };
  }

  private static int value(Random random, int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private static boolean matches(String[] fields, Instant at) {
    LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    int weekday = time.getDayOfWeek().getValue();
    boolean day = holds(fields[2], 1, time.getDayOfMonth());
    boolean dayOfWeek = holds(fields[4], 0, weekday) || (weekday == 7 && holds(fields[4], 0, 0));
    boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    return holds(fields[0], 0, time.getMinute())
        && holds(fields[1], 0, time.getHour())
        && holds(fields[3], 1, time.getMonthValue())
        && (either ? day || dayOfWeek : day && dayOfWeek);
  }

  private static boolean holds(String field, int least, int value) {
    return Arrays.stream(field.split(",", -1))
        .anyMatch(
            part -> {
              if (part.startsWith("*")) {
                int step = part.equals("*") ? 1 : Integer.parseInt(part.substring(2));
                return (value - least) % step == 0;
              }
              String[] range = part.split("-", -1);
              return Integer.parseInt(range[0]) <= value
                  && value <= Integer.parseInt(range[range.length - 1]);
            });
  }

  private static List<Instant> next(String expression, String zone, String after, int count) {
    Recurrence recurrence = Recurrence.parse(expression, ZoneId.of(zone)).orElseThrow();
    List<Instant> times = new ArrayList<>();
    Instant at = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      at = recurrence.next(at).orElseThrow();
      times.add(at);
    }
    return times;
  }

  private static List<Instant> instants(String text) {
    return Arrays.stream(text.trim().split(" ", -1)).map(Instant::parse).toList();
  }
}
