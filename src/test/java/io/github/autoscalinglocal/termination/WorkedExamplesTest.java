package io.github.autoscalinglocal.termination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.termination.Selection.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The worked examples of selection, in the notation of {@link Sketch}. The order of victims is the
 * order of picks.
 */
class WorkedExamplesTest {
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:choose";

  @ParameterizedTest(name = "{0}: {3}, to {4}, loses {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # zones
          E01 | i1 a LC c1 09:10; i3 a LC c2 09:02; i2 b LC c1 09:01 | LC c2 | Default | 2 | i1
          E02 | i1 a 10:00; i3 a 10:40; i2 b 09:52 | now=10:50 | Default | 2 | i1
          E03 | i1 a 08:00; i2 b 09:00; i3 b 09:30 | | OldestInstance | 2 | i2
          E04 | i1 a 08:00; i2 a 10:00; i3 b 07:00; i4 b 11:00 | | OldestInstance | 3 | i3
          E05 | i1 a 08:00; i2 a 10:00; i3 b 07:00; i4 b 11:00 | | NewestInstance | 2 | i4 i2
          E06 | i1 a 08:00; i2 a 08:10; i3 a 08:20; i4 b 11:00 | | NewestInstance | 3 | i3
          E07 | i1 a 06:00; i2 a 07:00; i3 a 08:00; i4 a 09:00; i5 b 05:00; i6 b 10:00 | | OldestInstance | 3 | i1 i2 i5
          E08 | i1 a 06:00; i2 b 07:00; i3 c 08:00 | | NewestInstance | 1 | i3 i2
          # protection and health
          E09 | i1 a v1 P; i2 a v1 P; i3 a v1 P; i4 b 09:30; i5 b 09:10 | | Default | 4 | i5
          E10 | i1 a P; i2 a P; i5 a 09:10; i3 b P; i4 b 09:30 | | Default | 3 | i5 i4
          E11 | i1 a P; i3 a P; i2 b P; i4 b | | Default | 1 | i4
          E12 | i1 a P; i2 b P | | Default | 1 |
          E13 | i1 a U; i2 a v1 09:30; i3 b v1 09:10 | | Default | 2 | i1
          E14 | i1 b U; i2 a 09:30; i3 a 09:10 | | OldestInstance | 2 | i1
          E16 | i1 a 06:00; i2 a 07:00 | | OldestInstance | 1 | i1
          E17 | i1 a Standby 06:00; i2 a 07:00; i3 b 08:00; i4 b 09:00 | | OldestInstance | 2 | i3
          E18, i1 protected | i1 a P; i2 a 06:00 | | OldestInstance | 0 | i2
          E18, then no more | i1 a | | OldestInstance | 0 | i1
          # configuration age
          E19 | i1 LC c1 11:30; i2 A v1 08:00; i3 A v3 09:05 | | Default | 2 | i1
          E20 | i1 LC c0 06:30; i2 LC c1 06:02; i3 A v1 06:01 | | Default | 1 | i1 i2
          E21 | i1 B v9 11:30; i2 A v1 08:00; i3 A v3 | | Default | 2 | i1
          E25 | i1 v1; i2 v2; i3 v3 | | Default | 2 | i1
          E25 | i1 v1; i2 v2; i3 v3 | | OldestLaunchTemplate | 2 | i1
          E26 | i1 v2 09:40; i2 v2 09:20; i3 v3 11:10 | v2 | Default | 2 | i2
          E27 | i1 B v2 11:20; i2 B v5 10:00; i3 A v1 07:00 | | OldestLaunchTemplate OldestInstance | 2 | i2
          E28 | i1 v1 08:00; i2 v2 09:00; i3 v3 10:00 | | OldestLaunchConfiguration NewestInstance | 2 | i3
          E29 | i1 LC c2 06:30; i2 LC c1 06:40; i3 LC c1 07:20 | LC c2 | OldestLaunchConfiguration | 2 | i3
          E30 | i1 LC c1 06:02; i2 LC c2 06:40 | LC c1 | OldestLaunchConfiguration | 1 | i2
          E31 | i1 none 05:00; i2 v1; i3 v3 | | Default | 2 | i1
          # time, and what a list means
          E32 | iA 10:00; iB 10:05; iC 10:10 | now=10:55 | Default | 2 | iA
          E33 | i1 09:10; i2 09:20; i3 09:45 | | Default | 2 | i1
          E34 | i1 -3d 12:02; i2 11:05; i3 11:59 | | ClosestToNextInstanceHour | 2 | i1
          E35 | i1 11:00:00; i2 11:59:59 | | ClosestToNextInstanceHour | 1 | i2
          E36, lowest id | i1 a 11:00; i2 b 11:00 | | Default | 1 | i1
          E37 | i1 LC c1 09:40; i2 LC c1 09:10; i3 LC c2 09:01 | LC c2 | OldestLaunchConfiguration ClosestToNextInstanceHour | 2 | i2
          E38 | i1 A v2 11:00; i2 A v1 11:00; i3 A v1 10:10 | | NewestInstance Default | 2 | i2
          E40 | i1 v3; i2 v1 | | AllocationStrategy | 1 | i2
          # mixed instances and weights
          E47 | o1 a 08:05; o2 b 08:02; s1 a spot 08:40; s2 b spot 08:20 | od=0+50% | Default | 3 | s2
          E48 | o1 a 08:05; o2 b 08:02; s1 a spot 08:40; s2 b spot 08:20 | od=0+50% | Default | 2 | s2 o1
          E49 | o1 a v1; o2 b v1; s1 a spot 08:40; s3 a spot 08:30; s2 b spot 08:20 | od=2+0% | Default | 4 | s3
          E50 | o1 a 08:05; o2 b 08:02; s1 a spot 08:40; s2 b spot 08:20 | od=0+100% | Default | 3 | s2
          E51 | i1 m5.large v3; i2 m4.large v3; i3 c5.large v1 | od=0+100% types=m5.large,c5.large,m4.large | AllocationStrategy | 2 | i2
          E51 | i1 m5.large v3; i2 m4.large v3; i3 c5.large v1 | od=0+100% types=m5.large,c5.large,m4.large | Default | 2 | i2
          E52 | i1 m5.large v3; i2 m4.large v3; i3 c5.large v1 | od=0+100% types=m5.large,c5.large,m4.large | OldestLaunchTemplate AllocationStrategy | 2 | i3
          E53 | i1 a w4 06:00; i2 a w2 07:00; i3 b w2; i4 b w2 | od=0+100% | OldestInstance | 8 | i2
          E54 | i1 a w4 06:00; i2 a w2 07:00; i3 b w2; i4 b w2 | od=0+100% | OldestInstance | 9 |
          """)
  void picksTheDocumentedVictims(
      String number,
      String instances,
      @Nullable String settings,
      String policies,
      int desired,
      @Nullable String victims) {
    Selection selection =
        VictimSelector.select(
            Sketch.of(instances)
                .with(orNothing(settings))
                .policies(policies.split(" ", -1))
                .desired(desired));

    assertThat(ids(selection)).isEqualTo(orNothing(victims));
  }

  @ParameterizedTest(name = "{0}: answer {2}, then {3}, to {4}, loses {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          E41 | i1 08:00; i2 09:00; i3 10:00; i4 07:00 | i3 i2 i1 | OldestInstance | 3 | i1
          E42 | i1 v3 08:50; i2 v1 09:30; i3 v1 | i1 i2 | | 2 | i2
          E43 | i1; i2 | | OldestInstance | 1 |
          E44 | i1 P; i2 | i1 | | 1 |
          E45 | i1 a; i2 a; i3 a; i4 b | i4 | | 3 | i4
          E46 | i1; i2; i3; i4; i5 | i1 | | 2 | i1
          """)
  void followsTheFunction(
      String number,
      String instances,
      @Nullable String answer,
      @Nullable String policies,
      int desired,
      @Nullable String victims) {
    String[] list = (FUNCTION + " " + orNothing(policies)).trim().split(" ", -1);

    Selection selection =
        VictimSelector.select(Sketch.of(instances).policies(list).desired(desired), words(answer));

    assertThat(ids(selection)).isEqualTo(orNothing(victims));
    assertThat(selection.question()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          E11 | i1 a P; i3 a P; i2 b P; i4 b | 1 | true
          E12 | i1 a P; i2 b P | 1 | true
          E18 | i1 a P; i2 a 06:00 | 0 | true
          E10 | i1 a P; i2 a P; i5 a 09:10; i3 b P; i4 b 09:30 | 3 | false
          E54 | i1 a w4; i2 a w2; i3 b w2; i4 b w2 | 9 | false
          """)
  void saysWhetherOnlyProtectedOnesAreLeft(
      String number, String instances, int desired, boolean onlyProtectedLeft) {
    Selection selection = VictimSelector.select(Sketch.of(instances).desired(desired));

    assertThat(selection.onlyProtectedLeft()).isEqualTo(onlyProtectedLeft);
  }

  @Test
  void e15UnhealthyIsReplacedThoughProtected() {
    Selection selection = VictimSelector.select(Sketch.of("i1 U P; i2").desired(1));

    assertThat(selection.victims())
        .extracting(Selection.Victim::cause)
        .containsExactly(Cause.UNHEALTHY);
    assertThat(ids(selection)).isEqualTo("i1");
  }

  @Test
  void e22ZoneBalanceSacrificesANewInstanceForAnOldOne() {
    Random random = new Random(22);
    for (int round = 0; round < 100; round++) {
      List<Instance> group = fleet(random, "a", 1, 4, "b", 4, 1);

      List<Instance> victims = victims(Sketch.of(group).with("v2").desired(5));

      assertThat(count(victims, "us-east-1a", 1)).isEqualTo(1);
      assertThat(count(victims, "us-east-1a", 2)).isEqualTo(1);
      assertThat(count(victims, "us-east-1b", 1)).isEqualTo(3);
    }
  }

  @Test
  void e23EvenlySpreadRolloutLosesAllOldInstances() {
    Random random = new Random(23);
    for (int round = 0; round < 100; round++) {
      List<Instance> group = fleet(random, "a", 3, 2, "b", 2, 3);

      List<Instance> victims = victims(Sketch.of(group).with("v2").desired(5));

      assertThat(victims).hasSize(5).allMatch(i -> version(i) == 1);
    }
  }

  @Test
  void e24NewestInstanceUndoesTheRollout() {
    String old = "a1 a v1 06:00; a2 a v1 06:10; a3 a v1 06:20; b1 b v1 06:30; b2 b v1 06:40;";
    String recent = "a4 a v2 09:00; a5 a v2 09:10; b3 b v2 09:20; b4 b v2 09:30; b5 b v2 09:40";

    List<Instance> victims =
        victims(Sketch.of(old + recent).with("v2").policies("NewestInstance").desired(5));

    assertThat(victims).hasSize(5).allMatch(i -> version(i) == 2);
  }

  @Test
  void e36IdenticalInstancesAreDrawnByLot() {
    List<String> drawn =
        IntStream.range(0, 100)
            .mapToObj(TieBreak::random)
            .map(lots -> Sketch.of("i1 a 11:00; i2 b 11:00").tieBreak(lots).desired(1))
            .map(facts -> ids(VictimSelector.select(facts)))
            .toList();

    assertThat(drawn).containsOnly("i1", "i2");
    assertThat(drawn.stream().filter("i1"::equals).count()).isBetween(30L, 70L);
  }

  @Test
  void e44AsksOnlyAboutUnprotectedInstances() {
    Selection selection =
        VictimSelector.select(Sketch.of("i1 P; i2").policies(FUNCTION).desired(1));

    assertThat(selection.victims()).isEmpty();
    assertThat(selection.question().orElseThrow().instances())
        .extracting(Instance::id)
        .containsExactly("i2");
  }

  private static List<Instance> fleet(
      Random random, String zone, int old, int recent, String other, int otherOld, int otherNew) {
    return Stream.of(
            fleet(random, zone, "v1", old),
            fleet(random, zone, "v2", recent),
            fleet(random, other, "v1", otherOld),
            fleet(random, other, "v2", otherNew))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Instance> fleet(Random random, String zone, String version, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                Sketch.instance(
                    "%s%s-%d %s %s %02d:%02d"
                        .formatted(
                            zone,
                            version,
                            i,
                            zone,
                            version,
                            random.nextInt(12),
                            random.nextInt(60))))
        .toList();
  }

  private static List<Instance> victims(GroupFacts facts) {
    return VictimSelector.select(facts).victims().stream().map(Selection.Victim::instance).toList();
  }

  private static long count(List<Instance> victims, String zone, long version) {
    return victims.stream().filter(i -> i.zone().equals(zone) && version(i) == version).count();
  }

  private static long version(Instance instance) {
    return ((Origin.LaunchTemplate) instance.origin()).version();
  }

  private static String ids(Selection selection) {
    return String.join(
        " ", selection.victims().stream().map(victim -> victim.instance().id()).toList());
  }

  private static List<String> words(@Nullable String text) {
    return Arrays.stream(orNothing(text).split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /** An empty cell of a table arrives as null. */
  private static String orNothing(@Nullable String cell) {
    return cell == null ? "" : cell;
  }
}
