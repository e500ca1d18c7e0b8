package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.refresh.DescribeInstanceRefreshes;
import io.github.autoscalinglocal.api.refresh.StartInstanceRefresh;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.TreePMap;

/** What the operations of instance refreshes do not accept, and what they say then. */
class InstanceRefreshRefusalsTest {
  private static final String G = "AutoScalingGroupName=g";
  private static final String VERSION_1 = "LaunchTemplate.Version=1";
  private static final String VERSION_2 = "DesiredConfiguration.LaunchTemplate.Version=2";
  private static final String WEB = "DesiredConfiguration.LaunchTemplate.LaunchTemplateName=web";
  private static final String VALIDATION = "ValidationError: ";
  private static final String IRREVERSIBLE =
      "The request failed because a desired configuration was not found or an incompatible launch"
          + " template (uses a Systems Manager parameter instead of an AMI ID) or launch template"
          + " version ($Latest or $Default) is present on the Auto Scaling group.";

  private final Scenario aws = Scenario.instant();

  private void create(String... parameters) {
    String[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] =
        parameters.length == 1 && parameters[0].startsWith("LaunchTemplate.")
            ? Scenario.TEMPLATE
            : "Context=test";
    aws.create("g", 0, 9, 2, all);
  }

  /** A refresh that waits for ever, as its process is suspended. */
  private void startOneThatWaits(String... parameters) {
    aws.call("SuspendProcesses", G, "ScalingProcesses[]=InstanceRefresh");
    String[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = G;
    aws.call("StartInstanceRefresh", all);
  }

  private String refusal(String... parameters) {
    String[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = G;
    return aws.refusal("StartInstanceRefresh", all);
  }

  // Groups.

  @ParameterizedTest
  @ValueSource(
      strings = {"StartInstanceRefresh", "CancelInstanceRefresh", "RollbackInstanceRefresh"})
  void theGroupHasToExist(String action) {
    assertThat(aws.refusal(action, G))
        .isEqualTo(VALIDATION + "AutoScalingGroup name not found - null");
  }

  @Test
  void theGroupThatIsDescribedHasToExist() {
    assertThat(aws.refusal("DescribeInstanceRefreshes", G))
        .isEqualTo(VALIDATION + "Group g not found");
  }

  @Test
  void aGroupThatIsBeingDeletedIsNotRefreshed() {
    Scenario slow = Scenario.realistic();
    slow.create("g", 0, 9, 2);
    slow.settle();
    slow.call("DeleteAutoScalingGroup", G, "ForceDelete=true");

    assertThat(slow.refusal("StartInstanceRefresh", G))
        .isEqualTo(slow.refusal("UpdateAutoScalingGroup", G));
  }

  // One at a time.

  @Test
  void onlyOneIsActive() {
    create();
    startOneThatWaits();

    assertThat(refusal())
        .isEqualTo(
            "InstanceRefreshInProgress: An Instance Refresh is already in progress and blocks the"
                + " execution of this Instance Refresh.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CancelInstanceRefresh", "RollbackInstanceRefresh"})
  void thereHasToBeOne(String action) {
    create();
    String none =
        "ActiveInstanceRefreshNotFound: No in progress or pending Instance Refresh found for Auto"
            + " Scaling group g";
    assertThat(aws.refusal(action, G)).isEqualTo(none);

    aws.call("StartInstanceRefresh", G);
    assertThat(aws.refusal(action, G)).as("one that has ended").isEqualTo(none);
  }

  // Preferences.

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "MinHealthyPercentage, -1, minHealthyPercentage, greater, 0",
    "MinHealthyPercentage, 101, minHealthyPercentage, less, 100",
    "MaxHealthyPercentage, 99, maxHealthyPercentage, greater, 100",
    "MaxHealthyPercentage, 201, maxHealthyPercentage, less, 200",
    "InstanceWarmup, -1, instanceWarmup, greater, 0",
    "CheckpointDelay, 172801, checkpointDelay, less, 172800",
    "CheckpointDelay, -1, checkpointDelay, greater, 0",
    "BakeTime, 172801, bakeTime, less, 172800",
    "BakeTime, -1, bakeTime, greater, 0",
  })
  void numbersAreInTheirRange(
      String parameter, String value, String path, String direction, String bound) {
    create();

    assertThat(refusal("Preferences." + parameter + "=" + value))
        .isEqualTo(
            VALIDATION
                + "1 validation error detected: Value '%s' at 'preferences.%s' failed to satisfy constraint: Member must have value %s than or equal to %s"
                    .formatted(value, path, direction, bound));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void checkpointsArePercentages(int percentage) {
    create();

    assertThat(refusal("Preferences.CheckpointPercentages[]=" + percentage))
        .isEqualTo(
            VALIDATION
                + "1 validation error detected: Value '["
                + percentage
                + "]' at 'preferences.checkpointPercentages' failed to satisfy constraint: Member"
                + " must satisfy constraint: [Member must have value less than or equal to 100,"
                + " Member must have value greater than or equal to 1]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Strategy, strategy, 'Rolling, ReplaceRootVolume'",
    "Preferences.StandbyInstances, preferences.standbyInstances, 'Terminate, Ignore, Wait'",
    "Preferences.ScaleInProtectedInstances, preferences.scaleInProtectedInstances, 'Refresh, Ignore, Wait'",
  })
  void wordsAreThoseOfTheApi(String parameter, String path, String words) {
    create();

    assertThat(refusal(parameter + "=Never"))
        .startsWith(
            VALIDATION
                + "1 validation error detected: Value 'Never' at '"
                + path
                + "' failed to satisfy constraint: Member must satisfy enum value set: [");
    for (String word : words.split(", ", -1)) {
      assertThat(refusal(parameter + "=Never")).contains(word);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Preferences.MaxHealthyPercentage=110",
        "Preferences.MaxHealthyPercentage=150,Preferences.MinHealthyPercentage=49"
      })
  void theMostComesWithALeastThatIsNotFarFromIt(String parameters) {
    create();

    assertThat(refusal(parameters.split(",")))
        .isEqualTo(
            VALIDATION
                + "If you specify MaxHealthyPercentage, you must also specify"
                + " MinHealthyPercentage, and the difference between them cannot be greater than"
                + " 100.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"50,20", "20,20,100"})
  void checkpointsAscend(String percentages) {
    create();

    assertThat(refusal("Preferences.CheckpointPercentages[]=" + percentages))
        .isEqualTo(VALIDATION + "The CheckpointPercentages must be unique and in ascending order.");
  }

  @Test
  void aDelayIsThatOfCheckpoints() {
    create();

    assertThat(refusal("Preferences.CheckpointDelay=60"))
        .isEqualTo(
            VALIDATION
                + "If you specify CheckpointDelay, you must also specify CheckpointPercentages.");
  }

  @Test
  void skipMatchingIsNotForLaunchConfigurations() {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=lc",
        "ImageId=ami-12345678",
        "InstanceType=t3.micro");
    create("LaunchConfigurationName=lc");

    assertThat(refusal("Preferences.SkipMatching=true"))
        .isEqualTo(
            VALIDATION + "Using skip matching with a launch configuration is not supported.");
  }

  // Alarms.

  private void alarm(String name) {
    aws.run(tx -> Alarms.put(tx, Alarming.configuration(name, tx.now()), TreePMap.empty()));
  }

  @Test
  void alarmsHaveToBeOk() {
    create();
    alarm("a");

    assertThat(refusal("Preferences.AlarmSpecification.Alarms[]=a"))
        .isEqualTo(
            VALIDATION
                + "The instance refresh cannot be started because the CloudWatch alarm a is in the"
                + " INSUFFICIENT_DATA state.");
    Alarming.set(aws, "a", "ALARM");
    assertThat(refusal("Preferences.AlarmSpecification.Alarms[]=a"))
        .isEqualTo(
            VALIDATION
                + "The instance refresh cannot be started because the CloudWatch alarm a is in the"
                + " ALARM state.");
  }

  @Test
  void alarmsHaveToExist() {
    create();

    assertThat(refusal("Preferences.AlarmSpecification.Alarms[]=a"))
        .isEqualTo(VALIDATION + "The CloudWatch alarm a was not found.");
  }

  @Test
  void thereAreTenAlarmsAtMost() {
    create();

    assertThat(refusal("Preferences.AlarmSpecification.Alarms[]=1,2,3,4,5,6,7,8,9,10,11"))
        .isEqualTo(VALIDATION + "You can specify at most 10 alarms in AlarmSpecification.");
  }

  // The way back.

  @Test
  void autoRollbackNeedsSomethingToComeBackFrom() {
    create(VERSION_1);

    assertThat(refusal("Preferences.AutoRollback=true"))
        .isEqualTo(
            VALIDATION
                + "The request isn't valid. The AutoRollback parameter cannot be set to true when"
                + " the DesiredConfiguration parameter is empty. Set AutoRollback to false or"
                + " specify a desired configuration and try again.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LaunchTemplate.Version=$Latest", "LaunchTemplate.Version=$Default", "Context=-"})
  void thereIsNoWayBackToAVersionThatChanges(String version) {
    create(version);

    assertThat(refusal(WEB, VERSION_2, "Preferences.AutoRollback=true"))
        .isEqualTo(VALIDATION + IRREVERSIBLE);
    startOneThatWaits(WEB, VERSION_2);
    assertThat(aws.refusal("RollbackInstanceRefresh", G))
        .isEqualTo("IrreversibleInstanceRefresh: " + IRREVERSIBLE);
  }

  private TemplateVersion golden(long number) {
    return new TemplateVersion(
        number,
        Optional.empty(),
        aws.now(),
        LaunchTemplateData.of("resolve:ssm:golden-ami", "t3.micro"));
  }

  @Test
  void thereIsNoWayBackToAnImageThatAParameterNames() {
    aws.plant(
        region ->
            region.with(
                region
                    .ec2()
                    .with(Template.of("lt-1", "web", golden(1)).with(golden(2)).withDefault(1))));
    create(VERSION_1);

    assertThat(refusal(WEB, VERSION_2, "Preferences.AutoRollback=true"))
        .isEqualTo(VALIDATION + IRREVERSIBLE);
  }

  @Test
  void thereIsNoWayBackWithoutADesiredConfiguration() {
    create(VERSION_1);
    startOneThatWaits();

    assertThat(aws.refusal("RollbackInstanceRefresh", G))
        .isEqualTo("IrreversibleInstanceRefresh: " + IRREVERSIBLE);
  }

  // The desired configuration.

  @Test
  void onlyOneConfigurationIsDesired() {
    create(VERSION_1);

    assertThat(
            refusal(
                WEB,
                "DesiredConfiguration.MixedInstancesPolicy.LaunchTemplate"
                    + ".LaunchTemplateSpecification.LaunchTemplateName=web"))
        .isEqualTo(
            aws.refusal(
                "UpdateAutoScalingGroup",
                G,
                "LaunchTemplate.LaunchTemplateName=web",
                "LaunchConfigurationName=lc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LaunchTemplate.LaunchTemplateName=web",
        "LaunchConfigurationName=lc",
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web"
      })
  void meanwhileNothingThatItBringsIsUpdated(String update) {
    create(VERSION_1);
    startOneThatWaits(WEB, VERSION_2);

    assertThat(aws.refusal("UpdateAutoScalingGroup", G, update))
        .isEqualTo(
            VALIDATION
                + "An active instance refresh with a desired configuration exists. All"
                + " configuration options derived from the desired configuration are not available"
                + " for update while the instance refresh is active.");
    aws.update("g", "MaxSize=8");
  }

  @Test
  void withoutADesiredConfigurationEverythingIsUpdated() {
    create(VERSION_1);
    startOneThatWaits();

    aws.update("g", "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=2");

    assertThat(aws.group("g").launchTemplate().version()).isEqualTo("2");
  }

  // Root volumes.

  private static final String[] IMAGES =
      Mixed.parameters(
          "T.LaunchTemplateName=web",
          "T.Version=1",
          "O1.InstanceType=c5.large",
          "O1.ImageId=ami-1");

  private String rootVolumeRefusal(String... more) {
    String[] all = Arrays.copyOf(more, more.length + 1);
    all[more.length] = "Strategy=ReplaceRootVolume";
    return refusal(all);
  }

  private static String requires(String condition) {
    return VALIDATION + "The ReplaceRootVolume strategy requires " + condition + ".";
  }

  @Test
  void rootVolumesAreThoseOfMixedInstances() {
    create(VERSION_1);
    assertThat(rootVolumeRefusal()).isEqualTo(requires("a mixed instances policy"));
  }

  @Test
  void theDesiredConfigurationOfRootVolumesIsOneOfMixedInstances() {
    create(IMAGES);
    assertThat(rootVolumeRefusal(WEB, VERSION_2)).isEqualTo(requires("a mixed instances policy"));
  }

  @Test
  void rootVolumesNeedImages() {
    create(Mixed.parameters("T.LaunchTemplateName=web", "T.Version=1", "O1.InstanceType=c5.large"));
    assertThat(rootVolumeRefusal())
        .isEqualTo(requires("an ImageId and an instance type in every override"));
  }

  @Test
  void rootVolumesNeedNumberedVersions() {
    create(
        Mixed.parameters(
            "T.LaunchTemplateName=web", "O1.InstanceType=c5.large", "O1.ImageId=ami-1"));
    assertThat(rootVolumeRefusal())
        .isEqualTo(requires("launch template versions that are numbers"));
  }

  @Test
  void rootVolumesNeedTheTypesThatThereAre() {
    create(IMAGES);
    String policy = "DesiredConfiguration.MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.";
    assertThat(rootVolumeRefusal(policy + "InstanceType=m5.large", policy + "ImageId=ami-2"))
        .isEqualTo(
            requires(
                "the instance types of all instances in the mixed instances policy, and c5.large"
                    + " is missing"));
  }

  @Test
  void rootVolumesAreNotReplacedBehindLoadBalancers() {
    create(IMAGES);
    aws.call("AttachLoadBalancers", G, "LoadBalancerNames[]=lb");
    assertThat(rootVolumeRefusal()).isEqualTo(requires("a group without load balancers"));
  }

  @ParameterizedTest
  @CsvSource({
    "AttachLoadBalancers, LoadBalancerNames[]=lb",
    "AttachLoadBalancerTargetGroups, TargetGroupARNs[]=arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/t",
    "AttachTrafficSources, TrafficSources.member.1.Identifier=lb",
  })
  void meanwhileNoLoadBalancerIsAttached(String action, String parameter) {
    create(IMAGES);
    startOneThatWaits("Strategy=ReplaceRootVolume");
    String[] parameters =
        action.equals("AttachTrafficSources")
            ? new String[] {G, parameter, "TrafficSources.member.1.Type=elb"}
            : new String[] {G, parameter};

    assertThat(aws.refusal(action, parameters))
        .isEqualTo(
            "InstanceRefreshInProgress: An Instance Refresh that replaces root volumes is in"
                + " progress and blocks this request.");
  }

  // Lists.

  @ParameterizedTest
  @CsvSource({
    "0, greater than or equal to 1",
    "101, less than or equal to 100",
  })
  void pagesHaveAHundredAtMost(String size, String bound) {
    create();

    assertThat(aws.refusal("DescribeInstanceRefreshes", G, "MaxRecords=" + size))
        .isEqualTo(
            VALIDATION
                + "1 validation error detected: Value '"
                + size
                + "' at 'maxRecords' failed to satisfy constraint: Member must have value "
                + bound);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "RGVzY3JpYmVJbnN0YW5jZVJlZnJlc2hlcwpub25zZW5zZQ=="})
  void aTokenIsOneThatWasGiven(String token) {
    create();

    assertThat(aws.refusal("DescribeInstanceRefreshes", G, "NextToken=" + token))
        .startsWith("InvalidNextToken: ");
  }

  @Test
  void aCallThatIsAcceptedAnswersWithTheId() {
    create();

    String id = aws.ask(StartInstanceRefresh.Response.class, G).instanceRefreshId();

    assertThat(aws.ask(DescribeInstanceRefreshes.Response.class, G).instanceRefreshes())
        .singleElement()
        .satisfies(each -> assertThat(each.instanceRefreshId()).isEqualTo(id));
  }
}
