package io.github.autoscalinglocal.companion.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.autoscalinglocal.model.cloudwatch.Summary;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatTest {
  /** 1, 2, ... 10. */
  private static final Summary ONE_TO_TEN =
      IntStream.rangeClosed(1, 10).mapToObj(i -> Summary.of(i)).reduce(Summary.NONE, Summary::plus);

  private static OptionalDouble value(String name, Summary values) {
    return Stat.parse(name).orElseThrow().of(values);
  }

  @ParameterizedTest
  @CsvSource({
    "SampleCount, 10",
    "Sum, 55",
    "Average, 5.5",
    "Minimum, 1",
    "Maximum, 10",
    "p0, 1",
    "p10, 1",
    "p11, 2",
    "p50, 5",
    "p90, 9",
    "p99.9, 10",
    "p100, 10",
    "tm90, 5",
    "TM(10%:90%), 5.5",
    "TM(:90%), 5",
    "TM(10%:), 6",
    "TM(2:4), 3.5",
    "IQM, 5.5",
    "tc90, 9",
    "TC(10%:90%), 8",
    "TC(2:4), 2",
    "TC(100:), 0",
    "ts80, 36",
    "TS(80%:), 19",
    "TS(8:), 19",
    "wm80, 5.2",
    "WM(10%:90%), 5.5",
    "PR(:3), 30",
    "PR(3:5), 20",
    "PR(100:), 0",
  })
  void statisticsOfOneToTen(String name, double expected) {
    assertThat(value(name, ONE_TO_TEN).orElseThrow()).isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "average",
        "p",
        "p101",
        "p100.1",
        "P50",
        "p50%",
        "tm",
        "tm101",
        "TM()",
        "TM(:)x",
        "TM(90%:10%)",
        "TM(10%:90)",
        "TM(10%:101%)",
        "PR(10%:90%)",
        "pr90",
        "Mode",
        "p1.12345678901"
      })
  void otherNamesAreNoStatistics(String name) {
    assertThat(Stat.parse(name)).isEmpty();
  }

  @Test
  void valuesCountAsOftenAsTheyCame() {
    Summary values = Summary.of(1, 98).plus(Summary.of(5, 2));

    assertThat(value("p98", values)).hasValue(1);
    assertThat(value("p99", values)).hasValue(5);
    assertThat(value("SampleCount", values)).hasValue(100);
    assertThat(value("PR(1:)", values)).hasValue(2);
  }

  /** Documented: percentiles of statistic sets are known only if all values are the same. */
  @Test
  void percentilesAreNotKnownOfStatisticsAlone() {
    Summary published = Summary.ofStatistics(10, 55, 1, 10);

    assertThat(value("p50", published)).isEmpty();
    assertThat(value("tm90", published)).isEmpty();
    assertThat(value("Average", published)).hasValue(5.5);
    assertThat(value("p50", published.plus(ONE_TO_TEN))).isEmpty();
    assertThat(value("p50", Summary.ofStatistics(3, 12, 4, 4))).hasValue(4);
  }

  /** Documented: "percentiles are not available when any of the values are negative". */
  @Test
  void percentilesAreNotKnownWhereValuesAreNegative() {
    assertThat(value("p50", ONE_TO_TEN.plus(Summary.of(-1)))).isEmpty();
  }

  @Test
  void thereAreNoStatisticsOfNothing() {
    for (String name : new String[] {"Average", "SampleCount", "p50", "TC(1:2)"}) {
      assertThat(value(name, Summary.NONE)).isEmpty();
    }
  }

  @Test
  void manyDifferentValuesAreKeptRoughly() {
    Summary values =
        IntStream.range(0, 20_000)
            .mapToObj(i -> Summary.of(100_000 + i))
            .reduce(Summary.NONE, Summary::plus);

    assertThat(values.count()).isEqualTo(20_000);
    assertThat(values.values().size()).isLessThan(1_200);
    assertThat(value("p50", values).orElseThrow()).isCloseTo(110_000, within(1_000.0));
    assertThat(value("Average", values)).hasValue(109_999.5);
  }
}
