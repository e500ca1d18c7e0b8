package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.schedule.BatchDeleteScheduledAction;
import io.github.autoscalinglocal.api.schedule.BatchPutScheduledUpdateGroupAction;
import io.github.autoscalinglocal.api.schedule.DescribeScheduledActions;
import io.github.autoscalinglocal.api.schedule.DescribeScheduledActions.ScheduledUpdateGroupAction;
import io.github.autoscalinglocal.shape.FailedScheduledUpdateGroupActionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheduled actions as they are put, listed and deleted. It is noon on March 2nd, a Monday. */
class ScheduledActionsTest {
  private final Scenario aws = Scenario.instant();

  @BeforeEach
  void aGroup() {
    aws.create("g", 0, 9, 1);
  }

  @Test
  void aSingleActionShowsItsTimeUnderBothNames() {
    put("a", "StartTime=2026-03-03T08:00:00Z", "DesiredCapacity=3");

    ScheduledUpdateGroupAction action = action("a");
    assertThat(action.startTime()).isEqualTo("2026-03-03T08:00:00Z");
    assertThat(action.time()).isEqualTo(action.startTime());
    assertThat(action.desiredCapacity()).isEqualTo(3);
    assertThat(action.minSize()).isNull();
    assertThat(action.maxSize()).isNull();
    assertThat(action.recurrence()).isNull();
    assertThat(action.timeZone()).isNull();
    assertThat(action.scheduledActionARN())
        .matches(
            "arn:aws:autoscaling:us-east-1:123456789012:scheduledUpdateGroupAction:[0-9a-f-]{36}"
                + ":autoScalingGroupName/g:scheduledActionName/a");
  }

  @Test
  void aRecurringActionShowsWhenItIsDueNext() {
    put("a", "Recurrence=30 6 * * 2", "TimeZone=Europe/Berlin", "MinSize=1", "MaxSize=4");

    ScheduledUpdateGroupAction action = action("a");
    assertThat(action.startTime()).as("Tuesday, 6:30 in Berlin").isEqualTo("2026-03-03T05:30:00Z");
    assertThat(action.recurrence()).isEqualTo("30 6 * * 2");
    assertThat(action.timeZone()).isEqualTo("Europe/Berlin");

    aws.advance(Duration.ofDays(1));
    assertThat(action("a").startTime()).isEqualTo("2026-03-10T05:30:00Z");
  }

  @Test
  void aStartComesBeforeTheRecurrence() {
    put(
        "a",
        "Recurrence=0 8 * * *",
        "StartTime=2026-03-05T17:00:00Z",
        "EndTime=2026-03-09T00:00:00Z",
        "DesiredCapacity=2");

    assertThat(action("a").startTime()).isEqualTo("2026-03-05T17:00:00Z");
    assertThat(action("a").endTime()).isEqualTo("2026-03-09T00:00:00Z");
  }

  @Test
  void timeIsTheFormerNameOfTheStart() {
    put("a", "Time=2026-03-03T08:00:00Z", "DesiredCapacity=3");
    put("b", "Time=2026-03-03T08:00:01Z", "StartTime=2026-03-04T08:00:00Z", "DesiredCapacity=3");

    assertThat(action("a").startTime()).isEqualTo("2026-03-03T08:00:00Z");
    assertThat(action("b").startTime()).isEqualTo("2026-03-04T08:00:00Z");
  }

  @Test
  void anUpdateKeepsTheArnAndWhatIsNotGiven() {
    put("a", "Recurrence=0 8 * * *", "TimeZone=Europe/Berlin", "MinSize=1", "DesiredCapacity=3");
    String arn = action("a").scheduledActionARN();

    put("a", "Recurrence=0 9 * * *", "DesiredCapacity=4");

    ScheduledUpdateGroupAction action = action("a");
    assertThat(action.scheduledActionARN()).isEqualTo(arn);
    assertThat(action.minSize()).isEqualTo(1);
    assertThat(action.desiredCapacity()).isEqualTo(4);
    assertThat(action.startTime()).as("9:00 in Berlin").isEqualTo("2026-03-03T08:00:00Z");
    assertThat(actions()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "StartTime=2026-03-03T08:00:00Z | At least one of max size, min size, or desired capacity"
            + " must be specified",
        "DesiredCapacity=1 StartTime=2026-03-02T11:59:59Z | Given start time is in the past",
        "DesiredCapacity=1 Recurrence=@1 EndTime=2026-03-02T11:59:59Z | Given end time is in the"
            + " past",
        "DesiredCapacity=1 StartTime=2026-03-03T08:00:00Z EndTime=2026-03-03T08:00:00Z | Given end"
            + " time must be after start time",
        "DesiredCapacity=1 StartTime=2026-03-03T08:00:00Z EndTime=2026-03-03T07:00:00Z | Given end"
            + " time must be after start time",
        "DesiredCapacity=1 | Scheduled start time must be specified for non-recurrent future group"
            + " action",
        "DesiredCapacity=1 EndTime=2026-03-03T08:00:00Z | Scheduled start time must be specified"
            + " for non-recurrent future group action",
        "DesiredCapacity=1 Recurrence=nonsense | Given recurrence string: nonsense is invalid",
        "DesiredCapacity=1 Recurrence=@? | Given recurrence string: 0 0 ? * * is invalid",
        "DesiredCapacity=1 Recurrence=@never | Given recurrence string: 0 0 30 2 * is invalid",
        "DesiredCapacity=1 Recurrence=@1 TimeZone=EST | Time zone specified does not conform to"
            + " standardized time zones found in IANA Time Zone Database",
        "DesiredCapacity=1 Recurrence=@1 TimeZone=+01:00 | Time zone specified does not conform to"
            + " standardized time zones found in IANA Time Zone Database",
        "DesiredCapacity=1 Recurrence=@1 TimeZone=Mars/Base | Time zone specified does not conform"
            + " to standardized time zones found in IANA Time Zone Database",
        "DesiredCapacity=-1 Recurrence=@1 | Desired capacity must be non-negative",
        "MinSize=-1 Recurrence=@1 | Min size must be non-negative",
        "MaxSize=-1 Recurrence=@1 | Max size must be non-negative",
        "MinSize=3 MaxSize=2 Recurrence=@1 | Min size must be less than or equal to max size",
        "MinSize=3 DesiredCapacity=2 Recurrence=@1 | Desired capacity must be greater than or equal"
            + " to min size",
        "MaxSize=3 DesiredCapacity=4 Recurrence=@1 | Desired capacity must be less than or equal to"
            + " max size"
      })
  void whatAnActionMayNotBe(String parameters, String text) {
    String[] given =
        Arrays.stream(parameters.split(" ", -1))
            .map(each -> each.replace("=@1", "=0 8 * * *"))
            .map(each -> each.replace("=@?", "=0 0 ? * *"))
            .map(each -> each.replace("=@never", "=0 0 30 2 *"))
            .toArray(String[]::new);

    assertThat(refusal("a", given)).isEqualTo("ValidationError: " + text);
  }

  @Test
  void utcIsATimeZone() {
    put("a", "Recurrence=0 8 * * *", "TimeZone=UTC", "DesiredCapacity=1");
    put("b", "Recurrence=0 8 * * *", "TimeZone=Etc/UTC", "DesiredCapacity=1");

    assertThat(action("a").startTime()).isEqualTo(action("b").startTime());
  }

  @Test
  void twoActionsOfAGroupMayNotStartAtTheSameTime() {
    put("a", "StartTime=2026-03-03T08:00:00Z", "DesiredCapacity=3");

    assertThat(refusal("b", "StartTime=2026-03-03T08:00:00Z", "DesiredCapacity=4"))
        .isEqualTo("AlreadyExists: Scheduled action with this scheduled start time already exists");
    put("a", "StartTime=2026-03-03T08:00:00Z", "DesiredCapacity=5");
    assertThat(action("a").desiredCapacity()).isEqualTo(5);
    aws.create("h", 0, 9, 0);
    putIn("h", "b", "StartTime=2026-03-03T08:00:00Z", "DesiredCapacity=4");
  }

  @Test
  void actionsWithTheSameRecurrenceMay() {
    put("a", "Recurrence=0 8 * * *", "DesiredCapacity=3");
    put("b", "Recurrence=0 8 * * *", "MaxSize=5");

    assertThat(action("a").startTime()).isEqualTo(action("b").startTime());
  }

  @Test
  void aGroupHasHundredAndTwentyFiveAtMost() {
    for (int i = 0; i < 125; i++) {
      put("a" + i, "Recurrence=0 8 * * *", "DesiredCapacity=1");
    }

    assertThat(refusal("b", "Recurrence=0 8 * * *", "DesiredCapacity=1"))
        .startsWith("LimitExceeded: ");
    put("a7", "Recurrence=0 9 * * *", "DesiredCapacity=1");
    assertThat(action("a7").recurrence()).isEqualTo("0 9 * * *");
  }

  @Test
  void groupsThatAreNotThereAreRefused() {
    assertThat(
            aws.refusal(
                "PutScheduledUpdateGroupAction",
                "AutoScalingGroupName=x",
                "ScheduledActionName=a",
                "DesiredCapacity=1"))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
    assertThat(
            aws.refusal("DeleteScheduledAction", "AutoScalingGroupName=x", "ScheduledActionName=a"))
        .isEqualTo(
            "ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'x' not found");
    assertThat(aws.refusal("DescribeScheduledActions", "AutoScalingGroupName=x"))
        .isEqualTo("ValidationError: Group x not found");
  }

  @Test
  void anActionIsDeletedOnce() {
    put("a", "Recurrence=0 8 * * *", "DesiredCapacity=1");

    delete("a");

    assertThat(actions()).isEmpty();
    assertThat(
            aws.refusal("DeleteScheduledAction", "AutoScalingGroupName=g", "ScheduledActionName=a"))
        .isEqualTo("ValidationError: Scheduled action name not found");
  }

  @Test
  void aBatchPutsWhatItCanAndTellsTheRest() {
    String prefix = "ScheduledUpdateGroupActions.member.";
    var answer =
        aws.ask(
            BatchPutScheduledUpdateGroupAction.Response.class,
            "AutoScalingGroupName=g",
            prefix + "1.ScheduledActionName=a",
            prefix + "1.Recurrence=0 8 * * *",
            prefix + "1.DesiredCapacity=1",
            prefix + "2.ScheduledActionName=b",
            prefix + "2.Recurrence=nonsense",
            prefix + "2.DesiredCapacity=1",
            prefix + "3.ScheduledActionName=c",
            prefix + "3.StartTime=2026-03-03T08:00:00Z",
            prefix + "3.MaxSize=4",
            prefix + "4.ScheduledActionName=d",
            prefix + "4.StartTime=2026-03-03T08:00:00Z",
            prefix + "4.MaxSize=4");

    assertThat(answer.failedScheduledUpdateGroupActions())
        .containsExactly(
            new FailedScheduledUpdateGroupActionRequest(
                "b", "ValidationError", "Given recurrence string: nonsense is invalid"),
            new FailedScheduledUpdateGroupActionRequest(
                "d",
                "AlreadyExists",
                "Scheduled action with this scheduled start time already exists"));
    assertThat(names()).containsExactly("a", "c");
  }

  @Test
  void aBatchDeletesWhatItCanAndTellsTheRest() {
    put("a", "Recurrence=0 8 * * *", "DesiredCapacity=1");
    put("b", "Recurrence=0 8 * * *", "DesiredCapacity=1");

    var answer =
        aws.ask(
            BatchDeleteScheduledAction.Response.class,
            "AutoScalingGroupName=g",
            "ScheduledActionNames[]=a,nobody");

    assertThat(answer.failedScheduledActions())
        .containsExactly(
            new FailedScheduledUpdateGroupActionRequest(
                "nobody", "ValidationError", "Scheduled action name not found"));
    assertThat(names()).containsExactly("b");
  }

  @Test
  void aBatchHasFiftyAtMostAndAGroup() {
    String fiftyOne = "a,".repeat(50) + "a";

    assertThat(
            aws.refusal(
                "BatchDeleteScheduledAction",
                "AutoScalingGroupName=g",
                "ScheduledActionNames[]=" + fiftyOne))
        .isEqualTo(
            "ValidationError: The number of scheduled actions that may be passed in is limited to"
                + " 50");
    List<String> puts = new ArrayList<>(List.of("AutoScalingGroupName=g"));
    for (int i = 1; i <= 51; i++) {
      puts.add("ScheduledUpdateGroupActions.member." + i + ".ScheduledActionName=a" + i);
    }
    assertThat(aws.refusal("BatchPutScheduledUpdateGroupAction", puts.toArray(String[]::new)))
        .contains("limited to 50");
    assertThat(
            aws.refusal(
                "BatchDeleteScheduledAction", "AutoScalingGroupName=x", "ScheduledActionNames[]=a"))
        .contains("'x' not found");
    puts.set(0, "AutoScalingGroupName=x");
    assertThat(aws.refusal("BatchPutScheduledUpdateGroupAction", puts.toArray(String[]::new)))
        .contains("not found");
  }

  @Test
  void actionsAreListedByGroupAndNameAndFilteredByNameOrTime() {
    aws.create("a", 0, 9, 0);
    put("late", "StartTime=2026-03-05T08:00:00Z", "DesiredCapacity=1");
    put("early", "StartTime=2026-03-03T08:00:00Z", "DesiredCapacity=1");
    putIn("a", "z", "StartTime=2026-03-04T08:00:00Z", "DesiredCapacity=1");

    assertThat(names()).containsExactly("z", "early", "late");
    assertThat(names("AutoScalingGroupName=g")).containsExactly("early", "late");
    assertThat(names("StartTime=2026-03-03T08:00:01Z")).containsExactly("z", "late");
    assertThat(names("StartTime=2026-03-03T08:00:00Z", "EndTime=2026-03-04T08:00:00Z"))
        .as("both ends belong to it")
        .containsExactly("z", "early");
    assertThat(names("ScheduledActionNames[]=late,nobody", "EndTime=2026-03-03T08:00:00Z"))
        .as("with names, times do not matter")
        .containsExactly("late");
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    for (int i = 0; i < 5; i++) {
      put("a" + i, "Recurrence=0 8 * * *", "DesiredCapacity=1");
    }

    var first = aws.ask(DescribeScheduledActions.Response.class, "MaxRecords=2");
    delete("a1");
    var second =
        aws.ask(
            DescribeScheduledActions.Response.class,
            "MaxRecords=3",
            "NextToken=" + first.nextToken());

    assertThat(second.scheduledUpdateGroupActions())
        .extracting(ScheduledUpdateGroupAction::scheduledActionName)
        .containsExactly("a2", "a3", "a4");
    assertThat(second.nextToken()).isNull();
    assertThat(aws.refusal("DescribeScheduledActions", "NextToken=x"))
        .isEqualTo("InvalidNextToken: The token 'x' was invalid");
    assertThat(
            aws.refusal(
                "DescribeScheduledActions", "ScheduledActionNames[]=" + "a,".repeat(50) + "a"))
        .startsWith("ValidationError: The number of scheduled action names");
  }

  @Test
  void actionsGoWithTheirGroup() {
    put("a", "StartTime=2026-03-03T08:00:00Z", "MinSize=2", "MaxSize=2");
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");
    aws.create("g", 0, 9, 1);

    aws.advance(Duration.ofDays(2));

    assertThat(names()).isEmpty();
    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void theStartMayBeNow() {
    put("a", "StartTime=" + Instant.parse("2026-03-02T12:00:00Z"), "DesiredCapacity=3");

    assertThat(aws.instances("g")).hasSize(3);
    assertThat(names()).isEmpty();
  }

  private void put(String name, String... parameters) {
    putIn("g", name, parameters);
  }

  private void putIn(String group, String name, String... parameters) {
    aws.call("PutScheduledUpdateGroupAction", with(group, name, parameters));
  }

  private String refusal(String name, String... parameters) {
    return aws.refusal("PutScheduledUpdateGroupAction", with("g", name, parameters));
  }

  private static String[] with(String group, String name, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AutoScalingGroupName=" + group);
    all.add("ScheduledActionName=" + name);
    return all.toArray(String[]::new);
  }

  private void delete(String name) {
    aws.call("DeleteScheduledAction", "AutoScalingGroupName=g", "ScheduledActionName=" + name);
  }

  private ScheduledUpdateGroupAction action(String name) {
    return actions("ScheduledActionNames[]=" + name).get(0);
  }

  private List<String> names(String... parameters) {
    return actions(parameters).stream()
        .map(ScheduledUpdateGroupAction::scheduledActionName)
        .toList();
  }

  private List<ScheduledUpdateGroupAction> actions(String... parameters) {
    return aws.ask(DescribeScheduledActions.Response.class, parameters)
        .scheduledUpdateGroupActions();
  }
}
