package io.github.autoscalinglocal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration SIX_WEEKS = Duration.ofDays(42);

  @Test
  void anActivityIsKeptForSixWeeks() {
    History history = with(History.EMPTY, ended(1, START), START);

    assertThat(with(history, ended(2, START.plus(SIX_WEEKS)), START.plus(SIX_WEEKS)).ended())
        .containsOnlyKeys(1L, 2L);
    Instant later = START.plus(SIX_WEEKS).plusMillis(1);
    assertThat(with(history, ended(2, later), later).ended()).containsOnlyKeys(2L);
  }

  @Test
  void ofThoseThatHaveEndedTheNewestHundredThousandAreKeptOrAHundredthMore() {
    History full = History.EMPTY;
    for (long sequence = 1; sequence <= 101_000; sequence++) {
      full = with(full, ended(sequence, START), START);
    }
    History history = with(full, ended(101_001, START), START);

    assertThat(full.ended()).hasSize(101_000);
    assertThat(history.ended()).hasSize(100_000);
    assertThat(history.ended().firstKey()).isEqualTo(1_002);
    assertThat(history.activity(id(1_001))).isEmpty();
    assertThat(history.activity(id(1_002))).isPresent();
    assertThat(history.ofGroup().get("my-asg")).hasSize(100_000);
  }

  @Test
  void groupsOfWhichAllIsGoneAreForgotten() {
    History history = with(History.EMPTY, ended(1, "other", START), START);
    Instant later = START.plus(SIX_WEEKS).plusMillis(1);

    assertThat(with(history, ended(2, later), later).ofGroup()).containsOnlyKeys("my-asg");
  }

  @Test
  void oneInProgressIsKeptHoweverManyComeAfterIt() {
    History history = History.EMPTY.begun(inProgress(1));
    for (long sequence = 2; sequence <= 101_002; sequence++) {
      history = with(history, ended(sequence, START), START);
    }

    assertThat(history.activity(id(1))).isPresent();
    assertThat(history.inProgress(id(1))).isPresent();
    assertThat(history.activity(id(2))).isEmpty();
    assertThat(history.sequences("my-asg")).hasSize(100_001).startsWith(1L, 1_003L);
  }

  @Test
  void theNewestTenThousandDecisionsAreKept() {
    Explanation decision =
        new Explanation("my-asg", START, 1, List.of("Default"), List.of(), List.of(), List.of());
    History history = History.EMPTY;
    for (long sequence = 1; sequence <= 10_101; sequence++) {
      history = history.with(sequence, decision);
    }

    assertThat(history.decisions()).hasSize(10_000);
    assertThat(history.decisions().firstKey()).isEqualTo(102);
    assertThat(history.candidatesExplained()).isEqualTo(10_000);
  }

  private static History with(History history, Activity ended, Instant now) {
    return history.begun(ended).with(ended, now);
  }

  private static Activity ended(long sequence, Instant at) {
    return ended(sequence, "my-asg", at);
  }

  private static Activity ended(long sequence, String group, Instant at) {
    return activity(sequence, group, at, Optional.of(at), ActivityStatus.Successful);
  }

  private static Activity inProgress(long sequence) {
    return activity(sequence, "my-asg", START, Optional.empty(), ActivityStatus.InProgress);
  }

  private static String id(long sequence) {
    return Chance.uuidTelling(sequence, Chance.mix(sequence));
  }

  private static Activity activity(
      long sequence, String group, Instant start, Optional<Instant> end, ActivityStatus status) {
    return new Activity(
        id(sequence),
        sequence,
        new Activity.GroupRef(group, "arn"),
        "Launching a new EC2 instance",
        "because",
        start,
        end,
        new Activity.Status(status, Optional.empty(), 100),
        Activity.Details.NONE);
  }
}
