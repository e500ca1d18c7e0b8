package io.github.autoscalinglocal.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What load to expect from the days before, and what capacity carries it. */
class ForecastTest {
  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-03-16T12:00:00Z");

  @Test
  void lessThanADayOfHistorySaysNothing() {
    assertThat(forecast(23, hour -> 10).load(NOW, at("2026-03-18T12:00:00Z"))).isEmpty();
    assertThat(forecast(24, hour -> 10).load(NOW, at("2026-03-18T12:00:00Z"))).hasSize(48);
  }

  @Test
  void upToAWeekItIsTheMeanOfTheSameHour() {
    Forecast forecast = forecast(72, hour -> hour.isBefore(at("2026-03-14T12:00:00Z")) ? 10 : 40);

    assertThat(forecast.load(at("2026-03-17T09:00:00Z")).orElseThrow())
        .as("10 on Saturday, 40 on Sunday and Monday")
        .isCloseTo(30, within(1e-9));
  }

  @Test
  void fromAWeekOnItIsTheMeanOfTheSameWeekday() {
    ToDoubleFunction<Instant> byWeekday =
        hour -> hour.atZone(ZoneOffset.UTC).getDayOfWeek().getValue();

    assertThat(forecast(7 * 24, byWeekday).load(at("2026-03-17T09:00:00Z")))
        .as("a Tuesday")
        .hasValue(2);
    assertThat(forecast(14 * 24, byWeekday).load(at("2026-03-18T09:00:00Z")))
        .as("a Wednesday")
        .hasValue(3);
  }

  @Test
  void itKnowsHoursOfTheDay() {
    Forecast forecast = forecast(48, hour -> hour.atZone(ZoneOffset.UTC).getHour());

    assertThat(forecast.load(at("2026-03-17T00:00:00Z"), at("2026-03-17T04:00:00Z")).values())
        .containsExactly(0.0, 1.0, 2.0, 3.0);
  }

  @Test
  void whatIsOlderThanFourteenDaysIsForgotten() {
    Forecast forecast = forecast(30 * 24, hour -> hour.isBefore(NOW.minus(14, DAYS)) ? 1000 : 5);

    assertThat(forecast.load(at("2026-03-16T13:00:00Z"))).hasValue(5);
  }

  @Test
  void whatCameAfterwardsIsNotKnownToIt() {
    NavigableMap<Instant, Double> history = history(NOW, 48, hour -> 5);
    history.put(NOW, 1000.0);

    assertThat(of(history).load(NOW.plus(1, DAYS))).hasValue(5);
  }

  @Test
  void itEndsAfterTwoDaysAndBeginsWithAWholeHour() {
    assertThat(
            forecast(48, hour -> 5).load(NOW.plusSeconds(1), at("2026-03-30T00:00:00Z")).keySet())
        .hasSize(47)
        .startsWith(at("2026-03-16T13:00:00Z"))
        .endsWith(at("2026-03-18T11:00:00Z"));
  }

  @Test
  void aPastHourIsForecastFromWhatCameBeforeIt() {
    Forecast forecast = forecast(72, hour -> hour.isBefore(at("2026-03-15T09:00:00Z")) ? 5 : 500);

    assertThat(forecast.load(at("2026-03-15T09:00:00Z"))).hasValue(5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'a load of 153.06 at 40 each takes 4', 153.06, 40, 0, 4",
    "'120 at 40 take 3',                       120, 40, 0, 3",
    "'never less than the minimum',             10, 40, 2, 2"
  })
  void capacityIsTheLoadOverTheTarget(
      String vector, double load, double target, int min, int capacity) {
    assertThat(Forecast.capacity(load, target, min)).as(vector).isEqualTo(capacity);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'forecast 50, max 40, buffer 10 -> 55',  50, 10, 20, 40, 50, 55",
    "'a buffer of 0 goes as far as needed',   50,  0, 20, 40, 50, 50",
    "'close to the maximum counts too',       38, 10, 20, 40, 38, 42",
    "'far from the maximum it stays',         30, 10, 20, 40, 30, 40",
    "'a forecast never takes away',           10, 10, 20, 40, 20, 40"
  })
  void aMaximumThatMayBeRaisedIsRaised(
      String vector, int forecast, int buffer, int desired, int max, int wanted, int newMax) {
    assertThat(Provision.raising(forecast, buffer, desired, max))
        .as(vector)
        .isEqualTo(new Provision(wanted, newMax));
  }

  @ParameterizedTest
  @CsvSource({"50, 20, 40, 40", "30, 20, 40, 30", "10, 20, 40, 20"})
  void aMaximumThatIsHonouredHolds(int forecast, int desired, int max, int wanted) {
    assertThat(Provision.honoring(forecast, desired, max)).isEqualTo(new Provision(wanted, max));
  }

  private static final ChronoUnit DAYS = ChronoUnit.DAYS;

  private static Forecast forecast(int hours, ToDoubleFunction<Instant> load) {
    return of(history(NOW, hours, load));
  }

  private static Forecast of(NavigableMap<Instant, Double> history) {
    return new Forecast(history.navigableKeySet(), history::get, NOW);
  }

  private static NavigableMap<Instant, Double> history(
      Instant end, int hours, ToDoubleFunction<Instant> load) {
    NavigableMap<Instant, Double> history = new TreeMap<>();
    for (int i = 1; i <= hours; i++) {
      Instant hour = end.minus(i, ChronoUnit.HOURS);
      history.put(hour, load.applyAsDouble(hour));
    }
    return history;
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
