package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.AutoScalingGroup;
import io.github.autoscalinglocal.api.schedule.DescribeScheduledActions;
import io.github.autoscalinglocal.model.Options;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scheduled actions at their times. Scenarios begin at noon on March 2nd, a Monday. */
class SchedulesTest {
  private Scenario aws = Scenario.instant();

  @Test
  void aSingleActionHappensOnceAndIsGone() {
    aws.create("g", 0, 9, 1);
    put("a", "StartTime=2026-03-02T18:00:00Z", "DesiredCapacity=3");

    aws.advanceTo("17:59:59");
    assertThat(aws.instances("g")).hasSize(1);
    assertThat(names()).containsExactly("a");

    aws.advanceTo("18:00:00");
    assertThat(aws.instances("g")).hasSize(3);
    assertThat(names()).isEmpty();

    aws.desire("g", 1);
    aws.advance(Duration.ofDays(10));
    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void theCauseNamesTheConstraintsAndTheAction() {
    aws.create("g", 0, 9, 1);
    put("evening", "StartTime=2026-03-02T18:00:00Z", "MinSize=1", "MaxSize=5", "DesiredCapacity=3");

    aws.advanceTo("18:00:00");

    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T18:00:00Z a scheduled action update of AutoScalingGroup constraints to"
                + " min: 1, max: 5, desired: 3 changing the desired capacity from 1 to 3.  At"
                + " 2026-03-02T18:00:00Z the scheduled action evening executed. Setting desired"
                + " capacity from 1 to 3.  At 2026-03-02T18:00:00Z an instance was started in"
                + " response to a difference between desired and actual capacity, increasing the"
                + " capacity from 1 to 3.");
  }

  @Test
  void itTakesTheSamePathAsAUserAndTheSameTime() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 0);
    put("a", "StartTime=2026-03-02T18:00:00Z", "DesiredCapacity=1");

    aws.advanceTo("18:00:04");
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(aws.activities("g")).isEmpty();
    aws.advanceTo("18:00:37");
    assertThat(aws.instances("g"))
        .extracting(each -> each.lifecycleState().wire())
        .containsExactly("InService");
  }

  @Test
  void theDesiredCapacityFollowsTheBounds() {
    aws.create("g", 0, 9, 4);
    put("up", "StartTime=2026-03-02T13:00:00Z", "MinSize=6");
    put("down", "StartTime=2026-03-02T14:00:00Z", "MinSize=0", "MaxSize=2");

    aws.advanceTo("13:00:00");
    assertSizes(6, 9, 6);
    aws.advanceTo("14:00:00");
    assertSizes(0, 2, 2);
  }

  @Test
  void aDesiredCapacityBeyondTheBoundsComesToTheBounds() {
    aws.create("g", 2, 5, 4);
    put("much", "StartTime=2026-03-02T13:00:00Z", "DesiredCapacity=50");
    put("little", "StartTime=2026-03-02T14:00:00Z", "DesiredCapacity=0");

    aws.advanceTo("13:00:00");
    assertSizes(2, 5, 5);
    aws.advanceTo("14:00:00");
    assertSizes(2, 5, 2);
  }

  @Test
  void boundsThatWouldCrossChangeNothing() {
    aws.create("g", 0, 5, 1);
    put("a", "StartTime=2026-03-02T13:00:00Z", "MinSize=6");
    int activities = aws.activities("g").size();

    aws.advanceTo("13:00:00");

    assertSizes(0, 5, 1);
    assertThat(aws.activities("g")).hasSize(activities);
    assertThat(names()).isEmpty();
  }

  @Test
  void boundsThatMoveAloneLeaveNoActivity() {
    aws.create("g", 0, 5, 1);
    put("a", "StartTime=2026-03-02T13:00:00Z", "MinSize=1", "MaxSize=7");
    List<Activity> activities = aws.activities("g");

    aws.advanceTo("13:00:00");

    assertSizes(1, 7, 1);
    assertThat(aws.activities("g")).isEqualTo(activities);
  }

  @Test
  void theCooldownDoesNotHoldItBack() {
    aws.create("g", 0, 9, 1);
    put("a", "StartTime=2026-03-02T12:00:10Z", "DesiredCapacity=2");

    aws.advanceTo("12:00:10");

    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void aRecurringActionHappensUntilItsEndAndNotAtIt() {
    aws.create("g", 0, 9, 0);
    put("a", "Recurrence=0 8 * * *", "EndTime=2026-03-05T08:00:00Z", "DesiredCapacity=1");

    assertThat(daysWithAnInstance(5)).containsExactly("03", "04");
    assertThat(names()).isEmpty();
  }

  @Test
  void itIsListedUntilItsEndThoughNothingIsLeftToDo() {
    aws.create("g", 0, 9, 0);
    put("a", "Recurrence=0 8 * * *", "EndTime=2026-03-03T20:00:00Z", "DesiredCapacity=1");

    aws.advance(Duration.ofHours(31));
    assertThat(names()).containsExactly("a");
    aws.advance(Duration.ofHours(1));
    assertThat(names()).isEmpty();
  }

  @Test
  void aStartIsTheFirstTimeAndTheRecurrenceTellsTheOthers() {
    aws.create("g", 0, 9, 0);
    put("a", "StartTime=2026-03-03T17:00:00Z", "Recurrence=0 8 * * *", "DesiredCapacity=1");

    aws.advanceTo("12:00:00");
    assertThat(next("a")).isEqualTo("2026-03-03T17:00:00Z");
    aws.advance(Duration.ofHours(29));
    assertThat(aws.instances("g")).hasSize(1);
    assertThat(next("a")).isEqualTo("2026-03-04T08:00:00Z");
  }

  @Test
  void aNightlyScheduleKeepsItsLocalTimeWhenClocksAreChanged() {
    // Berlin's clocks go forward on March 29th, and back on October 25th.
    aws = Scenario.with(Options.DEFAULT, Instant.parse("2026-03-27T12:00:00Z"));
    aws.create("g", 0, 9, 4);
    put("night", "Recurrence=30 22 * * *", "TimeZone=Europe/Berlin", "DesiredCapacity=1");
    put("morning", "Recurrence=0 6 * * *", "TimeZone=Europe/Berlin", "DesiredCapacity=4");

    assertThat(changesUntil("2026-03-30T12:00:00Z"))
        .containsExactly(
            "2026-03-27T21:30:00Z 1",
            "2026-03-28T05:00:00Z 4",
            "2026-03-28T21:30:00Z 1",
            "2026-03-29T04:00:00Z 4",
            "2026-03-29T20:30:00Z 1",
            "2026-03-30T04:00:00Z 4");
  }

  @Test
  void aNightlyScheduleInTheHourThatIsLeftOutAndInTheOneThatComesTwice() {
    aws = Scenario.with(Options.DEFAULT, Instant.parse("2026-03-28T12:00:00Z"));
    aws.create("g", 0, 9, 4);
    put("night", "Recurrence=30 2 * * *", "TimeZone=Europe/Berlin", "DesiredCapacity=1");
    put("morning", "Recurrence=0 6 * * *", "TimeZone=Europe/Berlin", "DesiredCapacity=4");

    assertThat(changesUntil("2026-03-29T12:00:00Z"))
        .as("half past two does not exist: it comes at three")
        .containsExactly("2026-03-29T01:00:00Z 1", "2026-03-29T04:00:00Z 4");

    changesUntil("2026-10-24T12:00:00Z");
    assertThat(changesUntil("2026-10-25T12:00:00Z"))
        .as("half past two comes twice, and counts once")
        .containsExactly("2026-10-25T00:30:00Z 1", "2026-10-25T05:00:00Z 4");
  }

  @Test
  void whatFallsDueWhileTheProcessIsSuspendedIsLost() {
    aws.create("g", 0, 9, 0);
    put("once", "StartTime=2026-03-02T18:00:00Z", "DesiredCapacity=5");
    put("daily", "Recurrence=0 8 * * *", "DesiredCapacity=1");
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=ScheduledActions");

    aws.advance(Duration.ofHours(21));
    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=ScheduledActions");

    assertThat(aws.instances("g")).isEmpty();
    assertThat(names()).containsExactly("daily");
    assertThat(next("daily")).isEqualTo("2026-03-04T08:00:00Z");
    aws.advance(Duration.ofDays(1));
    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void anActionThatWasMovedHappensAtItsNewTimeOnly() {
    aws.create("g", 0, 9, 0);
    put("a", "StartTime=2026-03-02T18:00:00Z", "DesiredCapacity=5");
    put("a", "StartTime=2026-03-02T20:00:00Z");

    aws.advanceTo("19:59:59");
    assertThat(aws.instances("g")).isEmpty();
    aws.advanceTo("20:00:00");
    assertThat(aws.instances("g")).hasSize(5);
  }

  @Test
  void anActionThatWasDeletedDoesNotHappen() {
    aws.create("g", 0, 9, 0);
    put("a", "StartTime=2026-03-02T18:00:00Z", "DesiredCapacity=5");
    aws.call("DeleteScheduledAction", "AutoScalingGroupName=g", "ScheduledActionName=a");

    aws.advanceTo("20:00:00");

    assertThat(aws.instances("g")).isEmpty();
  }

  @Test
  void actionsOfOneInstantHappenInTheOrderInWhichTheyWereMade() {
    aws.create("g", 0, 9, 0);
    put("z", "Recurrence=0 8 * * *", "DesiredCapacity=5");
    put("a", "Recurrence=0 8 * * MON-SUN", "DesiredCapacity=2");
    put("z", "MaxSize=8");

    for (int day = 0; day < 3; day++) {
      aws.advance(Duration.ofDays(1));
      assertThat(aws.group("g").desiredCapacity()).as("z, then a").isEqualTo(2);
      assertThat(aws.group("g").maxSize()).isEqualTo(8);
    }
  }

  @Test
  void putTwiceItHappensOnce() {
    aws.create("g", 0, 9, 0);
    put("a", "Recurrence=0 8 * * *", "DesiredCapacity=1");
    put("a", "Recurrence=0 8 * * *", "DesiredCapacity=1");

    aws.advance(Duration.ofDays(3));

    assertThat(aws.world().agenda()).as("one event to come, and no second chain").hasSize(1);
  }

  @Test
  void aGroupThatIsBeingDeletedIsLeftAlone() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.settle();
    put("a", "StartTime=2026-03-02T18:00:00Z", "MinSize=3");
    aws.advanceTo("17:59:50");
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");

    aws.advanceTo("18:00:01");
    assertThat(aws.group("g").minSize()).isZero();
    aws.settle();
    assertThat(aws.groups()).isEmpty();
  }

  /** The days of March on which an instance comes at eight, counted from tomorrow. */
  private List<String> daysWithAnInstance(int days) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      aws.advance(Duration.ofDays(1));
      if (!aws.instances("g").isEmpty()) {
        found.add(aws.now().toString().substring(8, 10));
        aws.desire("g", 0);
      }
    }
    return found;
  }

  /** When the desired capacity changed on the way, and to what. */
  private List<String> changesUntil(String end) {
    List<String> changes = new ArrayList<>();
    int desired = aws.group("g").desiredCapacity();
    while (aws.now().isBefore(Instant.parse(end))) {
      aws.advance(Duration.ofMinutes(30));
      int now = aws.group("g").desiredCapacity();
      if (now != desired) {
        changes.add(aws.now() + " " + now);
        desired = now;
      }
    }
    return changes;
  }

  private void assertSizes(int min, int max, int desired) {
    AutoScalingGroup group = aws.group("g");
    assertThat(List.of(group.minSize(), group.maxSize(), group.desiredCapacity()))
        .containsExactly(min, max, desired);
    assertThat(aws.instances("g")).hasSize(desired);
  }

  private void put(String name, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AutoScalingGroupName=g");
    all.add("ScheduledActionName=" + name);
    aws.call("PutScheduledUpdateGroupAction", all.toArray(String[]::new));
  }

  private List<String> names() {
    return aws.ask(DescribeScheduledActions.Response.class).scheduledUpdateGroupActions().stream()
        .map(DescribeScheduledActions.ScheduledUpdateGroupAction::scheduledActionName)
        .toList();
  }

  private String next(String name) {
    return aws.ask(DescribeScheduledActions.Response.class, "ScheduledActionNames[]=" + name)
        .scheduledUpdateGroupActions()
        .get(0)
        .startTime()
        .toString();
  }
}
