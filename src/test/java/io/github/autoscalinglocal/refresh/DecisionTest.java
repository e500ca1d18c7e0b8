package io.github.autoscalinglocal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.InstanceRefresh.Progress;
import io.github.autoscalinglocal.model.InstanceRefresh.State;
import io.github.autoscalinglocal.model.RefreshRun;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.shape.RefreshPreferences;
import io.github.autoscalinglocal.shape.RefreshPreferences.ScaleInProtectedInstances;
import io.github.autoscalinglocal.shape.RefreshPreferences.StandbyInstances;
import io.github.autoscalinglocal.shape.RefreshStrategy;
import io.github.autoscalinglocal.termination.Sketch;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcollections.TreePSet;

/**
 * What a refresh does next. Instances are separated by commas: {@code o} and a number is outdated,
 * {@code n} is new, {@code k} was there and stays; {@code warm} still warms up, and the other words
 * are those of {@link Sketch}.
 */
class DecisionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final int WARMUP = 300;
  private static final Checkpoints NONE = new Checkpoints(List.of());

  private int desired = -1;
  private int milestone;
  private Set<String> leaving = new TreeSet<>();
  private boolean back;
  private ScaleInProtectedInstances guarded = ScaleInProtectedInstances.Wait;
  private StandbyInstances standby = StandbyInstances.Wait;

  private static Instance instance(String words) {
    boolean warm = words.contains(" warm");
    Instance instance = Sketch.instance(words.replace(" warm", ""));
    Duration age = warm ? Duration.ofSeconds(WARMUP - 1) : Duration.ofSeconds(WARMUP);
    return instance.withHealth(instance.health().enteredService(NOW.minus(age)));
  }

  private Census census(String instances) {
    List<Instance> all = Arrays.stream(instances.split(", *")).map(DecisionTest::instance).toList();
    int counted = all.stream().filter(Instance::counts).mapToInt(Instance::units).sum();
    return Census.of(
        new Census.Situation(all, desired < 0 ? counted : desired, leaving, NOW),
        refresh(),
        run(all));
  }

  private InstanceRefresh refresh() {
    InstanceRefresh refresh =
        new InstanceRefresh(
            "r",
            RefreshStrategy.ROLLING,
            new RefreshPreferences(
                90, WARMUP, null, null, false, false, guarded, standby, null, null, null),
            Optional.empty(),
            new State(RefreshStatus.InProgress, Optional.empty(), NOW, Optional.empty()),
            Progress.NONE,
            Optional.empty());
    return back ? refresh.rollingBack("because", NOW) : refresh;
  }

  private RefreshRun run(List<Instance> all) {
    return RefreshRun.of(Optional.empty(), NOW)
        .withMilestone(milestone)
        .about(ids(all, "o"), ids(all, "k"));
  }

  private static TreePSet<String> ids(List<Instance> all, String kind) {
    return TreePSet.from(all.stream().map(Instance::id).filter(id -> id.startsWith(kind)).toList());
  }

  private Decision decision(String instances, Bounds bounds, Checkpoints checkpoints) {
    Census census = census(instances);
    return Decision.of(census, run(List.of()), bounds, checkpoints);
  }

  private static Decision.Replace replace(int units, boolean oneAtLeast) {
    return new Decision.Replace(Integer.MAX_VALUE, units, oneAtLeast);
  }

  // Terminate first.

  @ParameterizedTest(name = "{0} with at least {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          o1, o2, o3, o4, o5             | 4 | 1
          o1, o2, o3, o4, o5             | 3 | 2
          o1, o2, o3, o4, o5             | 0 | 5
          o1, o2, o3, o4, n1             | 3 | 2
          o1, o2, o3, o4, n1 warm        | 3 | 1
          o1, o2, o3, n1 warm, n2 warm   | 2 | 1
          o1, o2, o3, k1, k2             | 3 | 2
          o1, o2, o3, k1, k2 warm        | 3 | 1
          o1 w4, o2 w4                   | 5 | 3
          """)
  void whatIsReadyBeyondTheLeastMayGo(String instances, int least, int units) {
    assertThat(decision(instances, new Bounds(least, 5, false), NONE))
        .isInstanceOfSatisfying(
            Decision.Replace.class, each -> assertThat(each.units()).isEqualTo(units));
  }

  @ParameterizedTest(name = "{0} with at least {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          o1, o2, o3, o4, n1 warm      | 4
          o1, o2, o3, o4, n1 Pending   | 4
          o1, o2, o3, o4 warm, o5 warm | 3
          o1 warm                      | 1
          o1, o2, k1 Pending           | 3
          """)
  void nobodyGoesWhileTheLeastIsNotReady(String instances, int least) {
    assertThat(decision(instances, new Bounds(least, 5, false), NONE))
        .isEqualTo(new Decision.Rest());
  }

  @Test
  void oneGoesWhateverTheLeastIs() {
    assertThat(decision("o1", new Bounds(1, 1, false), NONE)).isEqualTo(replace(0, true));
    assertThat(decision("o1, n1", new Bounds(2, 2, false), NONE)).isEqualTo(replace(0, true));
  }

  @Test
  void nobodyGoesWhileSomebodyIsMissing() {
    desired = 3;

    assertThat(decision("o1, o2", new Bounds(2, 3, false), NONE)).isEqualTo(new Decision.Rest());
  }

  @Test
  void whoDoesNotServeGoesAtOnce() {
    Census census = census("o1 U, o2, n1 warm");

    assertThat(census.idle()).extracting(Instance::id).containsExactly("o1");
    assertThat(decision("o1 U, o2, n1 warm", new Bounds(2, 3, false), NONE))
        .isEqualTo(replace(0, false));
  }

  // Launch first.

  @Test
  void asManyComeAsThereMayBe() {
    assertThat(decision("o1, o2, o3, o4", new Bounds(4, 6, true), NONE))
        .isEqualTo(replace(2, true));
    leaving = Set.of("o1");
    desired = 4;
    assertThat(decision("o1, o2, o3, o4, n1 Pending", new Bounds(4, 6, true), NONE))
        .isEqualTo(replace(1, false));
    assertThat(decision("o1, o2, o3, o4, n1 Pending", new Bounds(4, 5, true), NONE))
        .isEqualTo(new Decision.Rest());
  }

  @Test
  void whoIsAboutToGoCountsAsBegun() {
    leaving = Set.of("o1");
    desired = 2;
    Census census = census("o1, o2, n1 warm");

    assertThat(census.toUpdate()).isEqualTo(1);
    assertThat(census.total()).isEqualTo(2);
    assertThat(census.percentage()).isZero();
  }

  // Checkpoints.

  @Test
  void aCheckpointIsReachedWhenAllThatWasBegunIsReady() {
    Checkpoints checkpoints = new Checkpoints(List.of(10, 40, 100));

    assertThat(decision("o1, n1", new Bounds(1, 2, false), checkpoints))
        .as("the lower one is skipped")
        .isEqualTo(new Decision.Reach(40));
    assertThat(decision("o1, n1, n2 warm", new Bounds(1, 3, false), checkpoints))
        .as("to reach 10 % of three, one is enough")
        .isEqualTo(new Decision.Rest());
  }

  @Test
  void noMoreAreBegunWithThanReachTheNext() {
    milestone = 20;

    assertThat(
            Decision.of(
                census("o1, o2, o3, o4, o5, o6, o7, o8, n1, n2"),
                run(List.of()),
                new Bounds(5, 10, false),
                new Checkpoints(List.of(20, 50))))
        .isEqualTo(new Decision.Replace(3, 5, true));
  }

  @Test
  void itEndsAtTheLastCheckpoint() {
    milestone = 50;

    assertThat(decision("o1, n1", new Bounds(1, 2, false), new Checkpoints(List.of(50))))
        .isEqualTo(new Decision.Finish());
  }

  // The end.

  @ParameterizedTest(name = "{0}: {1} %")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n1, n2        | true
          n1, n2 warm   | false
          n1, n2 Pending| false
          n1, n2 U      | false
          k1, k2        | true
          k1 warm       | true
          """)
  void itIsOverWhenAllAreReady(String instances, boolean over) {
    assertThat(decision(instances, new Bounds(0, 2, false), NONE) instanceof Decision.Finish)
        .isEqualTo(over);
  }

  // Those that are protected, and on standby.

  @ParameterizedTest(name = "{0}, {1}: {2} may go, {3} are waited for, {4} are to be updated")
  @CsvSource({
    "Refresh, Terminate, o1 o2, '', 3",
    "Refresh, Wait, o1 o2, o3, 3",
    "Refresh, Ignore, o1 o2, '', 2",
    "Ignore, Ignore, o1, '', 1",
    "Wait, Ignore, o1, o2, 2",
    "Wait, Wait, o1, o2 o3, 3",
  })
  void protectionAndStandbyCountAsIsPreferred(
      ScaleInProtectedInstances whenProtected,
      StandbyInstances whenOnStandby,
      String serving,
      String held,
      int toUpdate) {
    guarded = whenProtected;
    standby = whenOnStandby;
    Census census = census("o1, o2 P, o3 Standby");

    assertThat(String.join(" ", census.serving().stream().map(Instance::id).toList()))
        .isEqualTo(serving);
    assertThat(String.join(" ", census.held().stream().map(Instance::id).toList())).isEqualTo(held);
    assertThat(census.toUpdate()).isEqualTo(toUpdate);
  }

  @Test
  void thoseOnStandbyGoLast() {
    standby = StandbyInstances.Terminate;

    assertThat(decision("o1 Standby, o2, n1 warm", new Bounds(1, 2, false), NONE))
        .isEqualTo(new Decision.Rest());
    assertThat(decision("o1 Standby, n1 warm", new Bounds(1, 1, false), NONE))
        .isEqualTo(replace(0, false));
  }

  // Percentages.

  @ParameterizedTest(name = "{0}: {1} %")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          o1, o2, o3                    | 0
          o1, o2, n1                    | 33
          o1, n1, n2                    | 66
          o1, n1, n2 warm               | 33
          n1, n2, n3                    | 100
          o1, n1, k1, k2                | 50
          o1 Terminating, o2, n1        | 50
          k1, k2                        | 100
          """)
  void whatIsReadyIsDone(String instances, int percentage) {
    assertThat(census(instances).percentage()).isEqualTo(percentage);
  }

  @Test
  void thoseYetToBeLaunchedAreNotDone() {
    desired = 4;

    assertThat(census("o1, n1").percentage()).isEqualTo(25);
    assertThat(census("o1, n1").toUpdate()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}: {1} %")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          o1, o2, k1, k2        | 50
          o1, o2 warm, k1, k2   | 25
          o1, n1, k1, k2        | 25
          n1, n2, k1, k2        | 0
          """)
  void onTheWayBackThePercentageGoesDown(String instances, int percentage) {
    back = true;

    assertThat(census(instances).percentage()).isEqualTo(percentage);
  }

  @Test
  void onTheWayBackNobodyWaitsForWhatDoesNotComeUp() {
    assertThat(census("o1 Pending").coming()).hasSize(1);
    back = true;
    assertThat(census("o1 Pending").idle()).hasSize(1);
  }
}
