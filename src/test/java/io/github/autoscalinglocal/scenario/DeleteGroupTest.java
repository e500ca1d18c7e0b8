package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.Scenario.creation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of groups. */
class DeleteGroupTest {
  private static final String PENDING_DELETE =
      "AlreadyExists: AutoScalingGroup by this name already exists - A group with the name g already"
          + " exists and is pending delete.  Please wait until Autoscaling completes the deletion"
          + " process before creating another group with the same name.";

  private Scenario aws = Scenario.instant();

  @Test
  void anEmptyGroupIsGoneAtOnce() {
    aws.create("g", 0, 1, 0);

    delete();

    assertThat(aws.groups()).isEmpty();
    assertThat(aws.region().members()).isZero();
  }

  @Test
  void aGroupWithInstancesIsKeptUnlessForced() {
    aws.create("g", 0, 1, 1);

    assertThat(aws.refusal("DeleteAutoScalingGroup", "AutoScalingGroupName=g"))
        .isEqualTo(
            "ResourceInUse: You cannot delete an AutoScalingGroup while there are instances or"
                + " pending Spot instance request(s) still in the group.");

    forceDelete();

    assertThat(aws.groups()).isEmpty();
    assertThat(aws.region().members()).isZero();
  }

  @Test
  void aGroupWithActivitiesInProgressIsKeptUnlessForced() {
    aws = Scenario.realistic();
    aws.create("g", 0, 1, 1);
    aws.advance(Duration.ofSeconds(10));

    assertThat(aws.refusal("DeleteAutoScalingGroup", "AutoScalingGroupName=g"))
        .isEqualTo(
            "ScalingActivityInProgress: You cannot delete an AutoScalingGroup while there are"
                + " scaling activities in progress for that group.");
  }

  @Test
  void theGracefulRouteIsToEmptyItFirst() {
    aws.create("g", 1, 3, 3);

    aws.update("g", "MinSize=0", "MaxSize=0", "DesiredCapacity=0");
    delete();

    assertThat(aws.groups()).isEmpty();
  }

  @Test
  void aGroupThatIsNotThereIsNamedInTheRefusal() {
    assertThat(aws.refusal("DeleteAutoScalingGroup", "AutoScalingGroupName=g"))
        .isEqualTo(
            "ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'g' not found");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void protectionAgainstAllDeletionComesBeforeAnythingElse(boolean force) {
    aws.create("g", 0, 1, 1, "DeletionProtection=prevent-all-deletion");

    assertThat(
            aws.refusal("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=" + force))
        .startsWith("ValidationError: ")
        .contains("DeletionProtection is prevent-all-deletion");
  }

  @Test
  void protectionAgainstForcedDeletionLetsAnEmptyGroupGo() {
    aws.create("g", 0, 1, 0, "DeletionProtection=prevent-force-deletion");

    assertThat(aws.refusal("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true"))
        .startsWith("ValidationError: ")
        .contains("DeletionProtection is prevent-force-deletion");

    delete();

    assertThat(aws.groups()).isEmpty();
  }

  @Test
  void protectionCanBeLoweredFirst() {
    aws.create("g", 0, 1, 1, "DeletionProtection=prevent-all-deletion");

    aws.update("g", "DeletionProtection=none");
    forceDelete();

    assertThat(aws.groups()).isEmpty();
  }

  @Test
  void forceTakesProtectedInstancesTooAndAsksNoSuspendedProcess() {
    aws.create("g", 0, 2, 2, "NewInstancesProtectedFromScaleIn=true");
    aws.call("SuspendProcesses", "AutoScalingGroupName=g");

    forceDelete();

    assertThat(aws.groups()).isEmpty();
  }

  @Test
  void aGroupShowsThatItIsBeingDeletedUntilItsLastInstanceIsGone() {
    aws = Scenario.realistic();
    aws.create("g", 0, 2, 2);
    aws.settle();
    forceDelete();

    assertThat(aws.group("g").status()).isEqualTo("Delete in progress");
    assertThat(aws.group("g").desiredCapacity()).isZero();
    assertThat(aws.instances("g"))
        .hasSize(2)
        .extracting(Instance::lifecycleState)
        .containsOnly(Lifecycle.TERMINATING);

    aws.advance(Duration.ofSeconds(39));
    assertThat(aws.instances("g")).hasSize(2);

    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.instances("g")).isEmpty();

    aws.advance(Duration.ofSeconds(5));
    assertThat(aws.groups()).isEmpty();
  }

  @Test
  void aGroupThatIsBeingDeletedCanNeitherBeChangedNorMadeAnew() {
    aws = Scenario.realistic();
    aws.create("g", 0, 2, 1);
    aws.settle();
    forceDelete();

    String notModified =
        "ValidationError: The AutoScaling group may not be modified while it is pending delete";
    assertThat(aws.refusal("UpdateAutoScalingGroup", "AutoScalingGroupName=g", "MaxSize=9"))
        .isEqualTo(notModified);
    assertThat(aws.refusal("SetDesiredCapacity", "AutoScalingGroupName=g", "DesiredCapacity=0"))
        .isEqualTo(notModified);
    assertThat(aws.refusal("SuspendProcesses", "AutoScalingGroupName=g"))
        .isEqualTo(
            "ValidationError: Processes may not be suspended while the AutoScaling group is pending"
                + " delete");
    assertThat(aws.refusal("CreateAutoScalingGroup", creation("g", 0, 1, 0)))
        .isEqualTo(PENDING_DELETE);
  }

  @Test
  void aGroupMadeAnewHasAnArnAndActivitiesOfItsOwn() {
    aws.create("g", 0, 1, 1);
    String oldArn = aws.group("g").autoScalingGroupARN();
    forceDelete();

    aws.create("g", 0, 1, 0);

    assertThat(aws.group("g").autoScalingGroupARN()).isNotEqualTo(oldArn);
    assertThat(aws.activities("g")).isEmpty();
    assertThat(withDeletedGroups())
        .hasSize(2)
        .allMatch(activity -> activity.autoScalingGroupARN().equals(oldArn))
        .extracting(Activity::autoScalingGroupState)
        .containsOnly("Deleted");
  }

  @Test
  void activitiesOutliveTheirGroupForThoseWhoAsk() {
    aws.create("g", 0, 2, 2);
    List<String> ids = aws.ids("g");
    forceDelete();

    assertThat(aws.refusal("DescribeScalingActivities", "AutoScalingGroupName=g"))
        .isEqualTo("ValidationError: Group g not found");
    assertThat(aws.ask(DescribeScalingActivities.Response.class).activities()).isEmpty();
    assertThat(withDeletedGroups())
        .extracting(Activity::description)
        .containsExactlyInAnyOrder(
            "Launching a new EC2 instance: " + ids.get(0),
            "Launching a new EC2 instance: " + ids.get(1),
            "Terminating EC2 instance: " + ids.get(0),
            "Terminating EC2 instance: " + ids.get(1));
    assertThat(withDeletedGroups())
        .extracting(Activity::statusCode)
        .containsOnly(ActivityStatus.Successful);
  }

  @Test
  void launchesThatADeletionOvertakesAreCancelled() {
    aws = Scenario.realistic();
    aws.create("g", 0, 2, 2);
    aws.advance(Duration.ofSeconds(6));
    forceDelete();
    aws.settle();

    assertThat(aws.groups()).isEmpty();
    assertThat(withDeletedGroups())
        .extracting(Activity::statusCode)
        .containsExactly(
            ActivityStatus.Successful,
            ActivityStatus.Successful,
            ActivityStatus.Cancelled,
            ActivityStatus.Cancelled);
  }

  @Test
  void deletingTwiceIsDeletingOnce() {
    aws = Scenario.realistic();
    aws.create("g", 0, 2, 2);
    aws.settle();

    forceDelete();
    forceDelete();
    aws.settle();

    assertThat(aws.groups()).isEmpty();
    assertThat(withDeletedGroups()).hasSize(4);
  }

  @Test
  void theNameIsFreeOnceTheGroupIsGone() {
    aws = Scenario.realistic();
    aws.create("g", 0, 1, 1);
    aws.settle();
    forceDelete();
    aws.settle();

    aws.create("g", 0, 1, 1);
    aws.settle();

    assertThat(aws.instances("g")).hasSize(1);
    assertThat(aws.group("g").status()).isNull();
  }

  private void delete() {
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g");
  }

  private void forceDelete() {
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");
  }

  private List<Activity> withDeletedGroups() {
    return aws.ask(DescribeScalingActivities.Response.class, "IncludeDeletedGroups=true")
        .activities();
  }
}
