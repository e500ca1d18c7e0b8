package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.scenario.Refreshed.G;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.LifecycleAction;
import io.github.autoscalinglocal.model.RefreshStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refreshes that leave the instances where they are, and start them from another image. */
class RootVolumesTest {
  private Scenario aws = Scenario.instant();
  private Refreshed refreshed;

  /** Instances of one type, from an image and version 1 of a template. */
  private void create(int desired) {
    aws.create(
        "g",
        0,
        9,
        desired,
        Mixed.parameters(
            "T.LaunchTemplateName=web",
            "T.Version=1",
            "O1.InstanceType=c5.large",
            "O1.ImageId=ami-1"));
    aws.advance(Duration.ofHours(1));
    refreshed = Refreshed.of(aws);
  }

  /** To another image and version 2. */
  private void start(String... preferences) {
    List<String> all = new ArrayList<>(List.of(G, "Strategy=ReplaceRootVolume"));
    Arrays.stream(
            Mixed.parameters(
                "T.LaunchTemplateName=web",
                "T.Version=2",
                "O1.InstanceType=c5.large",
                "O1.ImageId=ami-2"))
        .map("DesiredConfiguration."::concat)
        .forEach(all::add);
    Arrays.stream(preferences).map("Preferences."::concat).forEach(all::add);
    aws.call("StartInstanceRefresh", all.toArray(String[]::new));
  }

  private List<String> images() {
    return aws.instances("g").stream().map(Instance::imageId).sorted().toList();
  }

  private List<String> states() {
    return aws.instances("g").stream().map(each -> each.lifecycleState().wire()).toList();
  }

  @Test
  void instancesKeepTheirIdsAndGetAnotherImage() {
    create(3);
    List<String> ids = aws.ids("g");
    start();

    assertThat(refreshed.state()).isEqualTo("0 old, 3 new: Successful, 100 %, 0 to update");
    assertThat(aws.ids("g")).isEqualTo(ids);
    assertThat(images()).containsOnly("ami-2");
    assertThat(aws.region().ec2().instances().values())
        .allSatisfy(machine -> assertThat(machine.machine().imageId()).isEqualTo("ami-2"));
    assertThat(refreshed.events()).containsExactly("Started", "Succeeded");
    assertThat(aws.group("g").mixedInstancesPolicy().launchTemplate().overrides().get(0).imageId())
        .isEqualTo("ami-2");
  }

  @Test
  void asManyAsMayBeMissingAreReplacedAtATime() {
    create(4);
    start("MinHealthyPercentage=50", "MaxHealthyPercentage=100", "InstanceWarmup=60");

    assertThat(refreshed.state()).isEqualTo("2 old, 2 new: InProgress, 0 %, 2 to update");
    aws.advance(Duration.ofMinutes(1));
    assertThat(refreshed.state()).isEqualTo("0 old, 4 new: InProgress, 50 %, 0 to update");
    aws.advance(Duration.ofMinutes(1));
    assertThat(refreshed.state()).isEqualTo("0 old, 4 new: Successful, 100 %, 0 to update");
  }

  @Test
  void nothingIsLaunchedForThemEvenWhereAllShallStayHealthy() {
    create(2);
    List<String> ids = aws.ids("g");
    start("MinHealthyPercentage=100", "MaxHealthyPercentage=200", "InstanceWarmup=60");

    assertThat(refreshed.state()).isEqualTo("1 old, 1 new: InProgress, 0 %, 1 to update");
    assertThat(aws.ids("g")).isEqualTo(ids);
  }

  @Test
  void theWayLeadsThroughHooksOfBothKinds() {
    create(1);
    for (String transition : List.of("LAUNCHING", "TERMINATING")) {
      aws.call(
          "PutLifecycleHook",
          G,
          "LifecycleHookName=" + transition,
          "LifecycleTransition=autoscaling:EC2_INSTANCE_" + transition);
    }
    start();

    assertThat(states()).containsExactly("ReplacingRootVolume:Wait");
    assertThat(activity().statusCode()).isEqualTo(ActivityStatus.MidLifecycleAction);
    assertThat(waiting("Origin")).isEqualTo("AutoScalingGroup");
    assertThat(waiting("Destination")).isEqualTo("AutoScalingGroup");
    assertThat(waiting("Action")).isEqualTo("ReplaceRootVolume");
    assertThat(images()).containsExactly("ami-1");
    proceed("TERMINATING");
    assertThat(states()).containsExactly("Pending:Wait");
    assertThat(waiting("LifecycleTransition")).isEqualTo("autoscaling:EC2_INSTANCE_LAUNCHING");
    assertThat(waiting("Action")).isEqualTo("ReplaceRootVolume");
    assertThat(images()).containsExactly("ami-2");
    proceed("LAUNCHING");
    assertThat(states()).containsExactly("InService");
    assertThat(refreshed.last().status()).isEqualTo(RefreshStatus.Successful);
  }

  private Object waiting(String detail) {
    Map<String, Object> last = aws.messages().get(aws.messages().size() - 1).body().members();
    return ((Map<?, ?>) last.get("detail")).get(detail);
  }

  private void proceed(String hook) {
    LifecycleAction action =
        aws.region()
            .existing("g")
            .instances()
            .firstEntry()
            .getValue()
            .transit()
            .actions()
            .get(hook);
    aws.call(
        "CompleteLifecycleAction",
        G,
        "LifecycleHookName=" + hook,
        "LifecycleActionToken=" + action.token(),
        "LifecycleActionResult=CONTINUE");
  }

  private Activity activity() {
    return aws.activities("g").get(0);
  }

  @Test
  void itTakesItsTimeAndIsAnActivityOfItsOwn() {
    aws = Scenario.realistic();
    create(1);
    String id = aws.ids("g").get(0);
    start();
    aws.advance(Duration.ofSeconds(5));

    assertThat(states()).containsExactly("ReplacingRootVolume:Proceed");
    assertThat(activity().statusCode()).isEqualTo(ActivityStatus.InPlaceUpdateInProgress);
    assertThat(activity().description()).isEqualTo("Replacing root volume of EC2 instance: " + id);
    assertThat(activity().cause())
        .isEqualTo(
            "At 2026-03-02T13:00:05Z the root volume of instance "
                + id
                + " was replaced in response to an instance refresh.");
    aws.advance(Duration.ofSeconds(59));
    assertThat(states()).containsExactly("ReplacingRootVolume:Proceed");
    aws.advance(Duration.ofSeconds(1));
    assertThat(states()).containsExactly("InService");
    assertThat(activity().statusCode()).isEqualTo(ActivityStatus.Successful);
    assertThat(aws.activities("g")).as("nothing else happens").hasSize(2);
  }

  @Test
  void anInstanceWhoseVolumeCannotBeReplacedIsReplacedItself() {
    create(2);
    List<String> ids = aws.ids("g");
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).code("Unsupported").times(1));
    start();

    assertThat(refreshed.last().status()).isEqualTo(RefreshStatus.Successful);
    assertThat(aws.ids("g")).hasSize(2).containsAnyElementsOf(ids).isNotEqualTo(ids);
    assertThat(images()).containsOnly("ami-2");
    assertThat(aws.activities("g"))
        .extracting(Activity::cause)
        .contains(
            "At 2026-03-02T13:00:00Z an instance was taken out of service in response to a failed"
                + " root volume replacement.");
  }

  @Test
  void anInstanceThatStopsMeanwhileIsReplaced() {
    aws = Scenario.realistic();
    create(1);
    String id = aws.ids("g").get(0);
    start();
    aws.advance(Duration.ofSeconds(30));
    aws.happen(id, OutsideEvents.Kind.STOP);
    aws.advance(Duration.ofMinutes(5));

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(images()).containsExactly("ami-2");
    assertThat(refreshed.last().status()).isEqualTo(RefreshStatus.Successful);
  }

  @Test
  void theImageIsWhatMatches() {
    create(3);
    start("SkipMatching=true");
    List<String> ids = aws.ids("g");
    int activities = aws.activities("g").size();

    start("SkipMatching=true");

    assertThat(refreshed.last().status()).isEqualTo(RefreshStatus.Successful);
    assertThat(aws.ids("g")).isEqualTo(ids);
    assertThat(aws.activities("g")).hasSize(activities);
  }

  @Test
  void theWayBackLeadsToTheFormerImage() {
    create(2);
    List<String> ids = aws.ids("g");
    start("MinHealthyPercentage=50", "InstanceWarmup=60");
    assertThat(images()).containsExactly("ami-1", "ami-2");

    aws.call("RollbackInstanceRefresh", G);
    aws.advance(Duration.ofMinutes(5));

    assertThat(refreshed.last().status()).isEqualTo(RefreshStatus.RollbackSuccessful);
    assertThat(images()).containsOnly("ami-1");
    assertThat(aws.ids("g")).isEqualTo(ids);
  }

  @Test
  void theGroupIsDeletedWhateverItsInstancesAreIn() {
    aws = Scenario.realistic();
    create(1);
    start();
    aws.advance(Duration.ofSeconds(5));
    assertThat(aws.region().existing("g").instances().firstEntry().getValue().lifecycle())
        .isEqualTo(Lifecycle.REPLACING_ROOT_VOLUME_PROCEED);

    aws.call("DeleteAutoScalingGroup", G, "ForceDelete=true");
    aws.settle();

    assertThat(aws.groups()).isEmpty();
    assertThat(aws.region().history().inProgress()).isEmpty();
  }
}
