package io.github.autoscalinglocal.scaling;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A crontab's five fields in a time zone: minute, hour, day of month, month, day of week. If both
 * days are restricted, either will do.
 *
 * <p>The library reckons in wall-clock time without a zone. What becomes of that where clocks are
 * changed is not documented for the service, which refers to crontab: so it is as cron(8) does it.
 * A time that the change leaves out comes at once after it, and one that it brings twice comes
 * once; but what recurs more often than once an hour keeps its pace.
 */
public final class Recurrence {
  private static final CronParser EITHER_DAY =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private static final CronParser BOTH_DAYS = new CronParser(bothDays());

  /** A day field that begins with a star restricts nothing by itself, though it may have a step. */
  private static final Pattern UNRESTRICTED_DAY =
      Pattern.compile("\\s*\\S+\\s+\\S+\\s+(\\*|\\S+\\s+\\S+\\s+\\*)");

  /**
   * A line of five fields. The parser fails on some that are none, and would also take digits of
   * other scripts, and several expressions in one.
   */
  private static final Pattern LINE = line();

  /** Cron's own mark of it: a star in the minute or in the hour. */
  private static final Pattern FREQUENT = Pattern.compile("\\s*(\\*|\\S+\\s+\\*)");

  /** From where every expression that any date meets has a next time. */
  private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ExecutionTime times;
  private final ZoneRules zone;
  private final boolean frequent;

  private Recurrence(Cron cron, ZoneRules zone, boolean frequent) {
    this.times = ExecutionTime.forCron(cron);
    this.zone = zone;
    this.frequent = frequent;
  }

  /** Empty if that is no cron expression, or one that no date ever meets. */
  public static Optional<Recurrence> parse(String text, ZoneId zone) {
    // The parser would do so by the rules of wherever it runs.
    String expression = text.toUpperCase(Locale.ROOT);
    if (!LINE.matcher(expression).matches()) {
      return Optional.empty();
    }
    try {
      Recurrence recurrence =
          new Recurrence(
              parser(expression).parse(expression),
              zone.getRules(),
              FREQUENT.matcher(expression).lookingAt());
      return Optional.of(recurrence).filter(each -> each.nextLocal(SOME_TIME).isPresent());
    } catch (IllegalArgumentException invalid) {
      return Optional.empty();
    }
  }

  private static Pattern line() {
    String value = "[0-9A-Z]+";
    String part = "(\\*|" + value + "(-" + value + ")?)(/[0-9]+)?";
    String field = part + "(," + part + ")*";
    return Pattern.compile("[ \\t]*" + field + "([ \\t]+" + field + "){4}[ \\t]*");
  }

  private static CronParser parser(String expression) {
    return UNRESTRICTED_DAY.matcher(expression).lookingAt() ? BOTH_DAYS : EITHER_DAY;
  }

  /** A crontab line whose days must both hold. */
  private static CronDefinition bothDays() {
    return CronDefinitionBuilder.defineCron()
        .withMinutes()
        .withStrictRange()
        .and()
        .withHours()
        .withStrictRange()
        .and()
        .withDayOfMonth()
        .withStrictRange()
        .and()
        .withMonth()
        .withStrictRange()
        .and()
        .withDayOfWeek()
        .withValidRange(0, 7)
        .withMondayDoWValue(1)
        .withIntMapping(7, 0)
        .withStrictRange()
        .and()
        .matchDayOfWeekAndDayOfMonth()
        .instance();
  }

  /** The first time after an instant. */
  public Optional<Instant> next(Instant after) {
    return frequent ? nextAtPace(after) : nextOnWallClock(after);
  }

  private Optional<Instant> nextOnWallClock(Instant after) {
    Optional<LocalDateTime> local =
        nextLocal(LocalDateTime.ofInstant(after, zone.getOffset(after)));
    while (local.isPresent() && !instantOf(local.get()).isAfter(after)) {
      local = nextLocal(local.get());
    }
    return local.map(this::instantOf);
  }

  /** In an overlap the first of two instants, in a gap the moment of the change. */
  private Instant instantOf(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.toInstant(zone.getOffset(local));
  }

  /** From change to change the clock is a plain one. */
  private Optional<Instant> nextAtPace(Instant after) {
    ZoneOffset offset = zone.getOffset(after);
    ZoneOffsetTransition change = zone.nextTransition(after);
    LocalDateTime from = LocalDateTime.ofInstant(after, offset);
    Optional<LocalDateTime> local = nextLocal(from);
    while (local.isPresent()
        && change != null
        && !local.get().toInstant(offset).isBefore(change.getInstant())) {
      offset = change.getOffsetAfter();
      from = change.getDateTimeAfter().minusSeconds(1);
      change = zone.nextTransition(change.getInstant());
      local = nextLocal(from);
    }
    ZoneOffset valid = offset;
    return local.map(each -> each.toInstant(valid));
  }

  private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
    return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }
}
