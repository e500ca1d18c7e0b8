package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.hook.DescribeLifecycleHookTypes;
import io.github.autoscalinglocal.api.hook.DescribeLifecycleHooks;
import io.github.autoscalinglocal.api.hook.DescribeLifecycleHooks.LifecycleHook;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.LifecycleAction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lifecycle hooks: what they hold up, for how long, and how that ends. */
class LifecycleHookTest {
  private static final String LAUNCHING = "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING";
  private static final String TERMINATING =
      "LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING";

  private final Scenario aws = Scenario.instant();

  private void hook(String name, String... parameters) {
    String[] all = new String[parameters.length + 2];
    System.arraycopy(parameters, 0, all, 2, parameters.length);
    all[0] = "AutoScalingGroupName=g";
    all[1] = "LifecycleHookName=" + name;
    aws.call("PutLifecycleHook", all);
  }

  private LifecycleHook described(String name) {
    List<LifecycleHook> hooks =
        aws.ask(
                DescribeLifecycleHooks.Response.class,
                "AutoScalingGroupName=g",
                "LifecycleHookNames[]=" + name)
            .lifecycleHooks();
    assertThat(hooks).hasSize(1);
    return hooks.get(0);
  }

  private void complete(String hook, String result, String who) {
    aws.call("CompleteLifecycleAction", completion(hook, result, who));
  }

  private static String[] completion(String hook, String result, String who) {
    return new String[] {
      "AutoScalingGroupName=g",
      "LifecycleHookName=" + hook,
      "LifecycleActionResult=" + result,
      who.startsWith("i-") ? "InstanceId=" + who : "LifecycleActionToken=" + who
    };
  }

  private void heartbeat(String hook, String instance) {
    aws.call(
        "RecordLifecycleActionHeartbeat",
        "AutoScalingGroupName=g",
        "LifecycleHookName=" + hook,
        "InstanceId=" + instance);
  }

  private Instance instance(String id) {
    return aws.region().existing("g").instance(id).orElseThrow();
  }

  private LifecycleAction action(String id, String hook) {
    return instance(id).transit().actions().get(hook);
  }

  private Lifecycle state(String id) {
    return instance(id).lifecycle();
  }

  private Activity activityOf(String id) {
    return aws.activities("g").stream()
        .filter(each -> each.activityId().equals(instance(id).activityId()))
        .findFirst()
        .orElseThrow();
  }

  /** A group of one whose instance a launching hook holds up. */
  private String launchIntoWait(String... parameters) {
    aws.create("g", 0, 9, 0);
    String[] all = new String[parameters.length + 1];
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    all[0] = LAUNCHING;
    hook("h", all);
    aws.desire("g", 1);
    return aws.ids("g").get(0);
  }

  /** A group of two, one of which a terminating hook holds up. */
  private String terminateIntoWait(String... parameters) {
    aws.create("g", 0, 9, 2, parameters);
    hook("h", TERMINATING, "HeartbeatTimeout=60");
    String id = aws.ids("g").get(0);
    aws.terminate(id, true);
    return id;
  }

  // Definition.

  @Test
  void aNewHookHasTheDefaultsOfTheService() {
    aws.create("g", 0, 1, 0);
    hook("h", LAUNCHING);

    assertThat(described("h"))
        .isEqualTo(
            new LifecycleHook(
                "h",
                "g",
                "autoscaling:EC2_INSTANCE_LAUNCHING",
                null,
                null,
                null,
                3600,
                172_800,
                "ABANDON"));
  }

  @Test
  void aChangedHookKeepsWhatIsNotGiven() {
    aws.create("g", 0, 1, 0);
    hook(
        "h",
        TERMINATING,
        "HeartbeatTimeout=30",
        "NotificationMetadata=m",
        "NotificationTargetARN=arn:aws:sqs:us-east-1:123456789012:q",
        "RoleARN=arn:aws:iam::123456789012:role/r");
    hook("h", "DefaultResult=CONTINUE");

    assertThat(described("h"))
        .isEqualTo(
            new LifecycleHook(
                "h",
                "g",
                "autoscaling:EC2_INSTANCE_TERMINATING",
                "arn:aws:sqs:us-east-1:123456789012:q",
                "arn:aws:iam::123456789012:role/r",
                "m",
                30,
                3000,
                "CONTINUE"));

    hook("h", "NotificationTargetARN=");
    assertThat(described("h").notificationTargetARN()).isNull();
    assertThat(described("h").roleARN()).isNull();
  }

  @ParameterizedTest(name = "a heartbeat of {0} s waits at most {1} s")
  @CsvSource({"30,3000", "60,6000", "1727,172700", "1728,172800", "3600,172800", "7200,172800"})
  void theGlobalTimeoutIsAHundredHeartbeatsAtMostTwoDays(int heartbeat, int global) {
    aws.create("g", 0, 1, 0);
    hook("h", LAUNCHING, "HeartbeatTimeout=" + heartbeat);
    assertThat(described("h").globalTimeout()).isEqualTo(global);
  }

  @Test
  void refusesWhatIsNoHook() {
    aws.create("g", 0, 1, 0);
    String[] base = {"AutoScalingGroupName=g", "LifecycleHookName=h"};

    assertThat(aws.refusal("PutLifecycleHook", base))
        .isEqualTo(
            "ValidationError: 'LifecycleTransition' must be one of:"
                + " autoscaling:EC2_INSTANCE_LAUNCHING, autoscaling:EC2_INSTANCE_TERMINATING");
    for (String heartbeat : List.of("29", "7201", "0", "-1")) {
      assertThat(
              aws.refusal(
                  "PutLifecycleHook", base[0], base[1], LAUNCHING, "HeartbeatTimeout=" + heartbeat))
          .isEqualTo("ValidationError: HeartbeatTimeout must be between 30 and 7200 seconds");
    }
    assertThat(aws.refusal("PutLifecycleHook", base[0], base[1], LAUNCHING, "DefaultResult=x"))
        .isEqualTo("ValidationError: 'DefaultResult' must be one of: CONTINUE, ABANDON");
    assertThat(aws.refusal("PutLifecycleHook", base[0], base[1], LAUNCHING, "RoleARN=arn:r"))
        .isEqualTo(
            "ValidationError: 'NotificationTargetARN' parameter required when 'RoleARN' parameter"
                + " is specified");
    assertThat(
            aws.refusal(
                "PutLifecycleHook", base[0], base[1], LAUNCHING, "NotificationTargetARN=arn:sqs"))
        .isEqualTo(
            "ValidationError: 'RoleARN' parameter required when 'NotificationTargetARN' parameter"
                + " is specified");
    assertThat(
            aws.refusal(
                "PutLifecycleHook",
                base[0],
                base[1],
                LAUNCHING,
                "NotificationTargetARN=queue",
                "RoleARN=arn:r"))
        .isEqualTo("ValidationError: 'NotificationTargetARN' must be a valid ARN");
    assertThat(
            aws.refusal(
                "PutLifecycleHook",
                base[0],
                base[1],
                LAUNCHING,
                "NotificationTargetARN=arn:aws:lambda:us-east-1:123456789012:function:f",
                "RoleARN=arn:r"))
        .isEqualTo(
            "ValidationError: 'RoleARN' parameter should not be specified when"
                + " 'NotificationTargetARN' is a Lambda function");
  }

  @Test
  void aGroupHasFiftyHooksAtMost() {
    aws.create("g", 0, 1, 0);
    for (int i = 0; i < 50; i++) {
      hook("h" + i, LAUNCHING);
    }
    assertThat(
            aws.refusal(
                "PutLifecycleHook",
                "AutoScalingGroupName=g",
                "LifecycleHookName=one-more",
                LAUNCHING))
        .startsWith("LimitExceeded: ");
    hook("h7", "HeartbeatTimeout=30");
    assertThat(described("h7").heartbeatTimeout()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PutLifecycleHook", "DeleteLifecycleHook"})
  void changesOfHooksNeedTheirGroup(String operation) {
    assertThat(
            aws.refusal(operation, "AutoScalingGroupName=none", "LifecycleHookName=h", LAUNCHING))
        .isEqualTo(
            "ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'none' not"
                + " found");
  }

  @Test
  void descriptionsNeedTheirGroup() {
    assertThat(aws.refusal("DescribeLifecycleHooks", "AutoScalingGroupName=none"))
        .isEqualTo("ValidationError: Group none not found");
  }

  @Test
  void aHookThatIsNotThereCannotBeDeleted() {
    aws.create("g", 0, 1, 0);
    assertThat(aws.refusal("DeleteLifecycleHook", "AutoScalingGroupName=g", "LifecycleHookName=h"))
        .isEqualTo("ValidationError: No Lifecycle Hook found with name 'h'");
  }

  @Test
  void thereAreTwoTransitions() {
    assertThat(aws.ask(DescribeLifecycleHookTypes.Response.class).lifecycleHookTypes())
        .containsExactly(
            "autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING");
  }

  // Launching.

  @Test
  void aLaunchingHookHoldsTheInstanceUp() {
    String id = launchIntoWait();

    assertThat(state(id)).isEqualTo(Lifecycle.PENDING_WAIT);
    assertThat(activityOf(id).statusCode()).isEqualTo(ActivityStatus.MidLifecycleAction);
    assertThat(activityOf(id).progress()).isEqualTo(50);
    assertThat(action(id, "h").token()).hasSize(36);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void continueLetsItEnterService(boolean byToken) {
    String id = launchIntoWait();
    complete("h", "CONTINUE", byToken ? action(id, "h").token() : id);

    assertThat(state(id)).isEqualTo(Lifecycle.IN_SERVICE);
    assertThat(activityOf(id).statusCode()).isEqualTo(ActivityStatus.Successful);
  }

  @Test
  void abandonEndsItAndAnotherIsLaunched() {
    String id = launchIntoWait();
    String token = action(id, "h").token();
    complete("h", "ABANDON", id);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    Activity launch =
        aws.activities("g").stream()
            .filter(each -> each.statusCode() == ActivityStatus.Cancelled)
            .findFirst()
            .orElseThrow();
    String message =
        "Instance failed to complete user's Lifecycle Action: Lifecycle Action with token "
            + token
            + " was abandoned: Lifecycle Action Completed with ABANDON Result";
    assertThat(launch.statusMessage()).isEqualTo(message);
    assertThat(launch.description())
        .isEqualTo("Launching a new EC2 instance: " + id + ".  Status Reason: " + message);
    assertThat(launch.progress()).isEqualTo(100);
  }

  @Test
  void aGroupWhoseHooksFailAgainAndAgainLaunchesLessOften() {
    String id = launchIntoWait();

    complete("h", "ABANDON", id);
    assertThat(aws.ids("g")).as("the first is made up for at once").hasSize(1).doesNotContain(id);

    // From then on there are pauses, which grow as after other failures.
    for (int pause : List.of(20, 20, 20, 70)) {
      complete("h", "ABANDON", aws.ids("g").get(0));
      aws.advance(Duration.ofSeconds(pause - 1));
      assertThat(aws.ids("g")).isEmpty();
      aws.advance(Duration.ofSeconds(1));
      assertThat(aws.ids("g")).hasSize(1);
    }

    complete("h", "CONTINUE", aws.ids("g").get(0));
    aws.desire("g", 2);
    String next = waiting();
    complete("h", "ABANDON", next);
    assertThat(waiting()).as("a success ends that").isNotEqualTo(next);
  }

  /** The one that a launching hook holds up. */
  private String waiting() {
    return aws.ids("g").stream()
        .filter(each -> state(each) == Lifecycle.PENDING_WAIT)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nobodyAnsweringIsTheDefaultResult() {
    String id = launchIntoWait("HeartbeatTimeout=60");
    String token = action(id, "h").token();

    aws.advance(Duration.ofSeconds(59));
    assertThat(state(id)).isEqualTo(Lifecycle.PENDING_WAIT);
    aws.advance(Duration.ofSeconds(1));

    assertThat(aws.ids("g")).doesNotContain(id);
    assertThat(aws.activities("g").stream().map(Activity::statusMessage))
        .contains(
            "Instance failed to complete user's Lifecycle Action: Lifecycle Action with token "
                + token
                + " was abandoned: Heartbeat Timeout");
  }

  @Test
  void theDefaultResultCanBeToContinue() {
    String id = launchIntoWait("HeartbeatTimeout=60", "DefaultResult=CONTINUE");
    aws.advance(Duration.ofSeconds(60));
    assertThat(state(id)).isEqualTo(Lifecycle.IN_SERVICE);
  }

  @Test
  void hooksOfTheCreationHoldTheFirstInstancesUp() {
    aws.create(
        "g",
        0,
        9,
        1,
        "LifecycleHookSpecificationList.member.1.LifecycleHookName=h",
        "LifecycleHookSpecificationList.member.1." + LAUNCHING);
    assertThat(state(aws.ids("g").get(0))).isEqualTo(Lifecycle.PENDING_WAIT);
  }

  @Test
  void theGracePeriodStartsBehindTheHook() {
    aws.create("g", 0, 9, 0, "HealthCheckGracePeriod=100");
    hook("h", LAUNCHING);
    aws.desire("g", 1);
    String id = aws.ids("g").get(0);
    aws.advance(Duration.ofMinutes(10));
    complete("h", "CONTINUE", id);

    assertThat(instance(id).health().inServiceAt()).contains(aws.now());
  }

  // Terminating.

  @Test
  void aTerminatingHookHoldsTheInstanceUpAndItNoLongerCounts() {
    String id = terminateIntoWait();

    assertThat(state(id)).isEqualTo(Lifecycle.TERMINATING_WAIT);
    assertThat(activityOf(id).statusCode()).isEqualTo(ActivityStatus.MidLifecycleAction);
    assertThat(activityOf(id).progress()).isEqualTo(50);
    assertThat(aws.region().existing("g").actualCapacity()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTINUE", "ABANDON"})
  void eitherResultLetsItGo(String result) {
    String id = terminateIntoWait();
    complete("h", result, id);
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(aws.activities("g").get(0).statusCode()).isEqualTo(ActivityStatus.Successful);
  }

  @Test
  void anOldInstanceIsTerminatedWhileItsReplacementIsLaunched() {
    aws.create("g", 0, 9, 1);
    hook("h", TERMINATING);
    String id = aws.ids("g").get(0);
    aws.terminate(id, false);

    assertThat(aws.ids("g")).hasSize(2);
    assertThat(state(id)).isEqualTo(Lifecycle.TERMINATING_WAIT);
  }

  // Heartbeats.

  @Test
  void aHeartbeatAtHalfTimeEndsTheWaitAtOneAndAHalf() {
    aws.create("g", 0, 9, 1);
    hook("h", TERMINATING, "HeartbeatTimeout=3600");
    String id = aws.ids("g").get(0);
    aws.terminate(id, true);
    aws.advance(Duration.ofMinutes(30));
    heartbeat("h", id);

    aws.advance(Duration.ofMinutes(60).minusSeconds(1));
    assertThat(state(id)).isEqualTo(Lifecycle.TERMINATING_WAIT);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).isEmpty();
  }

  @Test
  void noHeartbeatProlongsTheWaitBeyondTheGlobalTimeout() {
    aws.create("g", 0, 9, 1);
    hook("h", TERMINATING, "HeartbeatTimeout=30");
    String id = aws.ids("g").get(0);
    aws.terminate(id, true);
    for (int i = 0; i < 149; i++) {
      aws.advance(Duration.ofSeconds(20));
      heartbeat("h", id);
    }
    aws.advance(Duration.ofSeconds(19));
    assertThat(state(id)).isEqualTo(Lifecycle.TERMINATING_WAIT);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).isEmpty();
  }

  @Test
  void aChangedTimeoutHoldsFromTheNextHeartbeatOn() {
    String id = terminateIntoWait();
    hook("h", "HeartbeatTimeout=600");
    assertThat(action(id, "h").deadline()).isEqualTo(aws.now().plusSeconds(60));
    heartbeat("h", id);
    assertThat(action(id, "h").deadline()).isEqualTo(aws.now().plusSeconds(600));
  }

  // Several hooks, and changes while an instance waits.

  @Test
  void severalHooksStartTogetherAndAllHaveToEnd() {
    aws.create("g", 0, 9, 0);
    hook("h1", LAUNCHING);
    hook("h2", LAUNCHING);
    hook("other", TERMINATING);
    aws.desire("g", 1);
    String id = aws.ids("g").get(0);

    assertThat(instance(id).transit().actions().keySet()).containsExactly("h1", "h2");
    assertThat(action(id, "h1").token()).isNotEqualTo(action(id, "h2").token());
    complete("h1", "CONTINUE", id);
    assertThat(state(id)).isEqualTo(Lifecycle.PENDING_WAIT);
    complete("h2", "CONTINUE", id);
    assertThat(state(id)).isEqualTo(Lifecycle.IN_SERVICE);
  }

  @Test
  void theFirstToAbandonEndsTheOthers() {
    aws.create("g", 0, 9, 1);
    hook("h1", TERMINATING);
    hook("h2", TERMINATING);
    String id = aws.ids("g").get(0);
    aws.terminate(id, true);
    complete("h1", "ABANDON", id);

    assertThat(aws.ids("g")).isEmpty();
  }

  @Test
  void aHookAddedMeanwhileDoesNotHoldUpWhoWaitsAlready() {
    String id = launchIntoWait();
    hook("late", LAUNCHING);
    complete("h", "CONTINUE", id);
    assertThat(state(id)).isEqualTo(Lifecycle.IN_SERVICE);
  }

  @Test
  void deletingALaunchingHookAbandonsWhatItHoldsUp() {
    String id = launchIntoWait();
    aws.call("DeleteLifecycleHook", "AutoScalingGroupName=g", "LifecycleHookName=h");

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(state(aws.ids("g").get(0))).isEqualTo(Lifecycle.IN_SERVICE);
  }

  @Test
  void deletingATerminatingHookLetsGoWhatItHoldsUp() {
    String id = terminateIntoWait(retain());
    aws.call("DeleteLifecycleHook", "AutoScalingGroupName=g", "LifecycleHookName=h");
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  // What names no action.

  @Test
  void refusesToCompleteWhatNobodyWaitsFor() {
    String waiting = launchIntoWait();
    String token = action(waiting, "h").token();
    complete("h", "CONTINUE", waiting);

    assertThat(aws.refusal("CompleteLifecycleAction", completion("h", "CONTINUE", waiting)))
        .isEqualTo("ValidationError: No active Lifecycle Action found with instance ID " + waiting);
    assertThat(aws.refusal("CompleteLifecycleAction", completion("h", "CONTINUE", token)))
        .isEqualTo("ValidationError: No active Lifecycle Action found with token " + token);
    assertThat(
            aws.refusal(
                "RecordLifecycleActionHeartbeat",
                "AutoScalingGroupName=g",
                "LifecycleHookName=h",
                "InstanceId=" + waiting))
        .isEqualTo("ValidationError: No active Lifecycle Action found with instance ID " + waiting);
  }

  @Test
  void refusesATokenAndAnInstanceThatDoNotBelongTogether() {
    String id = launchIntoWait();
    String token = action(id, "h").token();
    assertThat(
            aws.refusal(
                "CompleteLifecycleAction",
                "AutoScalingGroupName=g",
                "LifecycleHookName=h",
                "LifecycleActionResult=CONTINUE",
                "LifecycleActionToken=" + token,
                "InstanceId=i-0123456789abcdef0"))
        .isEqualTo("ValidationError: No active Lifecycle Action found with token " + token);
    assertThat(
            aws.refusal(
                "CompleteLifecycleAction",
                "AutoScalingGroupName=g",
                "LifecycleHookName=h",
                "LifecycleActionResult=CONTINUE"))
        .startsWith("ValidationError: ");
    assertThat(aws.refusal("CompleteLifecycleAction", completion("h", "PERHAPS", id)))
        .isEqualTo("ValidationError: 'LifecycleActionResult' must be one of: CONTINUE, ABANDON");
  }

  @Test
  void theGroupCanBeNamedByItsArn() {
    String id = launchIntoWait();
    String[] completion = completion("h", "CONTINUE", id);
    completion[0] = "AutoScalingGroupName=" + aws.group("g").autoScalingGroupARN();
    aws.call("CompleteLifecycleAction", completion);
    assertThat(state(id)).isEqualTo(Lifecycle.IN_SERVICE);
  }

  // Retention.

  private static String retain() {
    return "InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon=retain";
  }

  @Test
  void e67AnAbandonedInstanceIsRetainedWhereTheGroupSaysSo() {
    String id = terminateIntoWait(retain());
    aws.advance(Duration.ofSeconds(60));

    assertThat(state(id)).isEqualTo(Lifecycle.TERMINATING_RETAINED);
    assertThat(aws.region().existing("g").actualCapacity()).isEqualTo(1);
    assertThat(activityOf(id).statusCode()).isEqualTo(ActivityStatus.Cancelled);
    assertThat(activityOf(id).statusMessage()).endsWith("was abandoned: Heartbeat Timeout");
  }

  @Test
  void e68ContinueNeverRetains() {
    String id = terminateIntoWait(retain());
    complete("h", "CONTINUE", id);
    assertThat(aws.ids("g")).doesNotContain(id);
  }

  @Test
  void aRetainedInstanceGoesByCallAndWaitsForNoHookAgain() {
    String id = terminateIntoWait(retain());
    complete("h", "ABANDON", id);
    aws.terminate(id, false);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(1);
  }

  // Where hooks do not run.

  @Test
  void aForcedDeletionWaitsForNoHook() {
    String waiting = terminateIntoWait();
    assertThat(aws.ids("g")).contains(waiting);
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");
    assertThat(aws.region().group("g")).isEmpty();
  }

  @Test
  void anInstanceThatIsHeldUpIsTheLastToBeScaledIn() {
    aws.create("g", 0, 9, 1);
    String serving = aws.ids("g").get(0);
    hook("h", LAUNCHING);
    aws.desire("g", 2);
    List<String> waiting = aws.ids("g").stream().filter(id -> !id.equals(serving)).toList();
    assertThat(waiting).extracting(this::state).containsExactly(Lifecycle.PENDING_WAIT);
    aws.desire("g", 1);
    assertThat(aws.ids("g")).isEqualTo(waiting);
    aws.desire("g", 0);

    assertThat(aws.ids("g")).isEmpty();
  }
}
