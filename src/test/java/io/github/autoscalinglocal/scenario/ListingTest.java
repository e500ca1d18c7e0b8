package io.github.autoscalinglocal.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.account.DescribeAdjustmentTypes;
import io.github.autoscalinglocal.api.account.DescribeTerminationPolicyTypes;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.AutoScalingGroup;
import io.github.autoscalinglocal.api.instance.DescribeAutoScalingInstances;
import io.github.autoscalinglocal.api.instance.DescribeAutoScalingInstances.AutoScalingInstanceDetails;
import io.github.autoscalinglocal.api.launchconfig.DescribeLaunchConfigurations;
import io.github.autoscalinglocal.api.launchconfig.DescribeLaunchConfigurations.LaunchConfiguration;
import io.github.autoscalinglocal.api.process.DescribeScalingProcessTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages, filters and contents of the other descriptions. */
class ListingTest {
  private Scenario aws = Scenario.instant();

  @Test
  void groupsComePageByPageInTheOrderOfTheirNames() {
    groups(120);

    List<String> names = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String[] parameters = {};
    DescribeAutoScalingGroups.Response page;
    do {
      page = aws.ask(DescribeAutoScalingGroups.Response.class, parameters);
      page.autoScalingGroups().forEach(group -> names.add(group.autoScalingGroupName()));
      sizes.add(page.autoScalingGroups().size());
      parameters = new String[] {"NextToken=" + page.nextToken()};
    } while (page.nextToken() != null);

    assertThat(sizes).containsExactly(50, 50, 20);
    assertThat(names).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aPageThatIsJustFullIsTheLastOne() {
    groups(50);

    assertThat(aws.ask(DescribeAutoScalingGroups.Response.class).nextToken()).isNull();
  }

  @Test
  void groupsThatAreNotThereAreLeftOut() {
    groups(3);

    assertThat(aws.groups("AutoScalingGroupNames[]=g002,g000,nobody"))
        .extracting(AutoScalingGroup::autoScalingGroupName)
        .containsExactly("g000", "g002");
  }

  @Test
  void fiftyNamesAreTheMostUnlessThePageIsLonger() {
    groups(2);
    String names = names(51, "g%03d");

    assertThat(aws.refusal("DescribeAutoScalingGroups", names))
        .isEqualTo(
            "ValidationError: The number of group names that may be passed in is limited to 50");
    assertThat(aws.groups(names, "MaxRecords=100")).hasSize(2);
  }

  @Test
  void instancesCanBeLeftOut() {
    aws.create("g", 0, 9, 2);

    assertThat(aws.groups("IncludeInstances=false").get(0).instances()).isEmpty();
    assertThat(aws.groups("IncludeInstances=true").get(0).instances()).hasSize(2);
  }

  /** Three groups: red has team=a and size=1, green has team=b, blue has no tag. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tag-key=team | green red
          tag-key=size,team | green red
          tag-value=b | green
          tag-value=1,b | green red
          tag:team=a,b | green red
          tag:team=a,c | red
          tag:size=a | ''
          tag-key=team tag-value=1 | red
          tag:team=b tag:size=1 | ''
          tag-key=Team | ''
          """)
  void groupsAreFilteredByTheirTags(String filters, String found) {
    aws.create(
        "red",
        0,
        1,
        0,
        "Tags.member.1.Key=team",
        "Tags.member.1.Value=a",
        "Tags.member.2.Key=size",
        "Tags.member.2.Value=1");
    aws.create("green", 0, 1, 0, "Tags.member.1.Key=team", "Tags.member.1.Value=b");
    aws.create("blue", 0, 1, 0);
    List<String> parameters = new ArrayList<>();
    for (String filter : filters.split(" ", -1)) {
      String prefix = "Filters.member." + (parameters.size() + 1);
      parameters.add(prefix + ".Name=" + filter.substring(0, filter.indexOf('=')));
      parameters.add(prefix + ".Values[]=" + filter.substring(filter.indexOf('=') + 1));
    }

    assertThat(
            aws.groups(parameters.toArray(String[]::new)).stream()
                .map(AutoScalingGroup::autoScalingGroupName)
                .collect(Collectors.joining(" ")))
        .isEqualTo(found);
  }

  @Test
  void namesAndFiltersMustBothHold() {
    aws.create("red", 0, 1, 0, "Tags.member.1.Key=team");
    aws.create("green", 0, 1, 0, "Tags.member.1.Key=team");

    assertThat(
            aws.groups(
                "AutoScalingGroupNames[]=red,blue",
                "Filters.member.1.Name=tag-key",
                "Filters.member.1.Values[]=team"))
        .extracting(AutoScalingGroup::autoScalingGroupName)
        .containsExactly("red");
  }

  @Test
  void otherFiltersAreRefused() {
    assertThat(
            aws.refusal(
                "DescribeAutoScalingGroups",
                "Filters.member.1.Name=name",
                "Filters.member.1.Values[]=g"))
        .startsWith("ValidationError: Filter 'name' is not valid.");
  }

  @Test
  void anInstanceIsDescribedInFull() {
    aws.create("g", 0, 9, 1, "AvailabilityZones[]=us-east-1c");

    AutoScalingInstanceDetails instance =
        aws.ask(DescribeAutoScalingInstances.Response.class).autoScalingInstances().get(0);

    assertThat(Shown.of(instance).replaceAll("(i|lt|ami)-0\\w{16}", "<$1>"))
        .isEqualTo(
            """
            instanceId=<i>
            instanceType=t3.micro
            autoScalingGroupName=g
            availabilityZone=us-east-1c
            availabilityZoneId=use1-az3
            lifecycleState=InService
            healthStatus=HEALTHY
            launchTemplate=LaunchTemplateSpecification[launchTemplateId=<lt>, launchTemplateName=web, version=1]
            imageId=<ami>
            protectedFromScaleIn=false
            """);
  }

  @Test
  void instancesOfAllGroupsComePageByPage() {
    aws.create("g", 0, 99, 70);
    aws.create("h", 0, 99, 40);

    List<String> ids = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String[] parameters = {};
    DescribeAutoScalingInstances.Response page;
    do {
      page = aws.ask(DescribeAutoScalingInstances.Response.class, parameters);
      page.autoScalingInstances().forEach(each -> ids.add(each.instanceId()));
      sizes.add(page.autoScalingInstances().size());
      parameters = new String[] {"NextToken=" + page.nextToken()};
    } while (page.nextToken() != null);

    assertThat(sizes).containsExactly(50, 50, 10);
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void instancesAreFoundByIdAndUnknownIdsPassedOver() {
    aws.create("g", 0, 9, 3);
    String id = aws.ids("g").get(1);

    assertThat(
            aws.ask(DescribeAutoScalingInstances.Response.class, "InstanceIds[]=i-1," + id)
                .autoScalingInstances())
        .extracting(AutoScalingInstanceDetails::instanceId)
        .containsExactly(id);
    assertThat(
            aws.refusal(
                "DescribeAutoScalingInstances",
                "InstanceIds[]="
                    + IntStream.range(0, 51)
                        .mapToObj(i -> "i-" + i)
                        .collect(Collectors.joining(","))))
        .isEqualTo(
            "ValidationError: The number of instance IDs that may be passed in is limited to 50");
  }

  @Test
  void instancesWithoutAnIdAreNotShown() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 3);
    aws.advance(Duration.ofSeconds(6));
    assertThat(aws.ids("g")).hasSize(3);

    assertThat(aws.instances("g")).isEmpty();
    assertThat(aws.ask(DescribeAutoScalingInstances.Response.class).autoScalingInstances())
        .isEmpty();
    assertThat(
            aws.ask(
                    DescribeAutoScalingInstances.Response.class,
                    "InstanceIds[]=" + String.join(",", aws.ids("g")))
                .autoScalingInstances())
        .isEmpty();
  }

  @Test
  void launchConfigurationsComePageByPage() {
    configurations(120);

    List<String> names = new ArrayList<>();
    String[] parameters = {"MaxRecords=100"};
    DescribeLaunchConfigurations.Response page;
    do {
      page = aws.ask(DescribeLaunchConfigurations.Response.class, parameters);
      page.launchConfigurations().forEach(each -> names.add(each.launchConfigurationName()));
      parameters = new String[] {"NextToken=" + page.nextToken()};
    } while (page.nextToken() != null);

    assertThat(names).hasSize(120).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void launchConfigurationsAreFoundByNameAndUnknownNamesPassedOver() {
    configurations(3);

    assertThat(
            aws.ask(
                    DescribeLaunchConfigurations.Response.class,
                    "LaunchConfigurationNames[]=c002,nobody,c000")
                .launchConfigurations())
        .extracting(LaunchConfiguration::launchConfigurationName)
        .containsExactly("c000", "c002");
    assertThat(
            aws.refusal(
                "DescribeLaunchConfigurations",
                names(51, "c%03d").replace("AutoScalingGroup", "LaunchConfiguration")))
        .isEqualTo(
            "ValidationError: The number of launch configuration names that may be passed in is"
                + " limited to 50");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "DescribeAutoScalingGroups, 101, 100",
    "DescribeAutoScalingInstances, 51, 50",
    "DescribeLaunchConfigurations, 101, 100"
  })
  void pagesHaveBounds(String operation, int tooMany, int most) {
    assertThat(aws.refusal(operation, "MaxRecords=" + tooMany))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value '"
                + tooMany
                + "' at 'maxRecords' failed to satisfy constraint: Member must have value less than"
                + " or equal to "
                + most);
    assertThat(aws.refusal(operation, "MaxRecords=0")).contains("greater than or equal to 1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "DescribeAutoScalingGroups, DescribeAutoScalingInstances",
    "DescribeAutoScalingInstances, DescribeAutoScalingGroups",
    "DescribeLaunchConfigurations, DescribeAutoScalingGroups"
  })
  void foreignTokensAreRefused(String operation, String other) {
    String foreign = Base64.getUrlEncoder().encodeToString((other + "\ng").getBytes(UTF_8));

    for (String token : List.of(foreign, "", "%", "AAAAAAAAAAQ==")) {
      assertThat(aws.refusal(operation, "NextToken=" + token))
          .isEqualTo("InvalidNextToken: The token '" + token + "' was invalid");
    }
  }

  @Test
  void whatNeverChangesIsListedInTheServicesOrder() {
    assertThat(
            aws.ask(DescribeScalingProcessTypes.Response.class).processes().stream()
                .map(DescribeScalingProcessTypes.ProcessType::processName)
                .collect(Collectors.joining(" ")))
        .isEqualTo(
            "AZRebalance AddToLoadBalancer AlarmNotification HealthCheck InstanceRefresh Launch"
                + " ReplaceUnhealthy ScheduledActions Terminate");
    assertThat(aws.ask(DescribeTerminationPolicyTypes.Response.class).terminationPolicyTypes())
        .containsExactly(
            "AllocationStrategy",
            "ClosestToNextInstanceHour",
            "Default",
            "NewestInstance",
            "OldestInstance",
            "OldestLaunchConfiguration",
            "OldestLaunchTemplate");
    assertThat(aws.ask(DescribeAdjustmentTypes.Response.class).adjustmentTypes())
        .extracting(DescribeAdjustmentTypes.AdjustmentType::adjustmentType)
        .containsExactly("ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity");
  }

  private void groups(int count) {
    for (int i = 0; i < count; i++) {
      aws.create("g%03d".formatted(i), 0, 1, 0);
    }
  }

  private void configurations(int count) {
    for (int i = 0; i < count; i++) {
      aws.call(
          "CreateLaunchConfiguration",
          "LaunchConfigurationName=c%03d".formatted(i),
          "ImageId=ami-1",
          "InstanceType=m5.large");
    }
  }

  private static String names(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(format::formatted)
        .collect(Collectors.joining(",", "AutoScalingGroupNames[]=", ""));
  }
}
