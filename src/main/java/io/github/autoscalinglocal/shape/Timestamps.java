package io.github.autoscalinglocal.shape;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Moments as they stand on the wire: ISO 8601 in UTC. */
public final class Timestamps {
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withChronology(IsoChronology.INSTANCE)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      new DateTimeFormatterBuilder().appendInstant(0).toFormatter(Locale.ROOT);

  /** The years that four digits can write; sums with moments outside of them could overflow. */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Timestamps() {}

  /** With {@code Z}, an offset or no zone, which means UTC; with or without a fraction. */
  public static Optional<Instant> parse(String text) {
    try {
      TemporalAccessor parsed = READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return bounded(
          parsed instanceof OffsetDateTime moment
              ? moment.toInstant()
              : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Seconds since 1970, as the JSON protocols write a moment; kept to the millisecond. */
  public static Optional<Instant> ofEpochSeconds(double seconds) {
    return bounded(Instant.ofEpochMilli(Math.round(seconds * 1000)));
  }

  private static Optional<Instant> bounded(Instant moment) {
    return moment.isBefore(FIRST) || moment.isAfter(LAST) ? Optional.empty() : Optional.of(moment);
  }

  public static String milliseconds(Instant moment) {
    return MILLISECONDS.format(moment);
  }

  public static String wholeSeconds(Instant moment) {
    return SECONDS.format(moment);
  }
}
