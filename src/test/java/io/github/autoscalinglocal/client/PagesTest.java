package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeLaunchConfigurationsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;

/** The SDK's paginators over more than a page of everything: 120 groups, 360 instances. */
class PagesTest {
  private static final int GROUPS = 120;
  private static final List<String> NAMES =
      IntStream.range(0, GROUPS).mapToObj("group-%03d"::formatted).toList();

  private static Sandbox sandbox;
  private static AutoScalingClient client;

  @BeforeAll
  static void fill() {
    sandbox = Sandbox.start();
    client = sandbox.client();
    for (String name : NAMES) {
      sandbox.create(name, 3, group -> group.tags(Sandbox.tag("last", name.substring(8))));
      client.createLaunchConfiguration(
          request ->
              request
                  .launchConfigurationName(name)
                  .imageId("ami-12345678")
                  .instanceType("t3.micro"));
    }
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void groupsComeInPagesOfFifty() {
    assertThat(client.describeAutoScalingGroupsPaginator().stream())
        .extracting(DescribeAutoScalingGroupsResponse::autoScalingGroups)
        .extracting(List::size)
        .containsExactly(50, 50, 20);
    assertThat(client.describeAutoScalingGroupsPaginator().autoScalingGroups().stream())
        .extracting(AutoScalingGroup::autoScalingGroupName)
        .isEqualTo(NAMES);
  }

  @Test
  void pagesAreAsLongAsAskedFor() {
    for (int length : List.of(1, 7, 60, 100)) {
      assertThat(
              client
                  .describeAutoScalingGroupsPaginator(request -> request.maxRecords(length))
                  .autoScalingGroups()
                  .stream())
          .extracting(AutoScalingGroup::autoScalingGroupName)
          .isEqualTo(NAMES);
      assertThat(
              client
                  .describeAutoScalingGroupsPaginator(request -> request.maxRecords(length))
                  .stream())
          .hasSize((GROUPS + length - 1) / length);
    }
  }

  @Test
  void aFullLastPageHasNoToken() {
    List<String> names = NAMES.subList(0, 50);

    DescribeAutoScalingGroupsResponse page =
        client.describeAutoScalingGroups(request -> request.autoScalingGroupNames(names));

    assertThat(page.autoScalingGroups()).hasSize(50);
    assertThat(page.nextToken()).isNull();
  }

  @Test
  void namesAndFiltersGoThroughThePages() {
    assertThat(
            client
                .describeAutoScalingGroupsPaginator(
                    request ->
                        request
                            .autoScalingGroupNames(NAMES.subList(0, 45))
                            .filters(Sandbox.filter("tag:last", "3", "4"))
                            .maxRecords(2))
                .autoScalingGroups()
                .stream())
        .extracting(AutoScalingGroup::autoScalingGroupName)
        .containsExactly(
            "group-003",
            "group-004",
            "group-013",
            "group-014",
            "group-023",
            "group-024",
            "group-033",
            "group-034",
            "group-043",
            "group-044");
  }

  @Test
  void aHundredNamesFitIfThePageDoes() {
    List<String> names = NAMES.subList(0, 100);

    assertThat(
            client
                .describeAutoScalingGroups(
                    request -> request.autoScalingGroupNames(names).maxRecords(100))
                .autoScalingGroups())
        .hasSize(100);
    assertThatThrownBy(
            () -> client.describeAutoScalingGroups(request -> request.autoScalingGroupNames(names)))
        .isInstanceOf(AutoScalingException.class)
        .hasMessageContaining("The number of group names that may be passed in is limited to 50");
  }

  @Test
  void aListingGoesOnWhereItWasWhenGroupsCome() {
    String token = client.describeAutoScalingGroups(request -> request.maxRecords(60)).nextToken();
    sandbox.create("group-000-new", 0);
    sandbox.create("group-059-new", 0);

    List<String> rest =
        client
            .describeAutoScalingGroupsPaginator(request -> request.nextToken(token).maxRecords(60))
            .autoScalingGroups()
            .stream()
            .map(AutoScalingGroup::autoScalingGroupName)
            .toList();

    List<String> expected = new ArrayList<>(NAMES.subList(60, GROUPS));
    expected.add(0, "group-059-new");
    assertThat(rest).isEqualTo(expected);
    for (String name : List.of("group-000-new", "group-059-new")) {
      client.deleteAutoScalingGroup(request -> request.autoScalingGroupName(name));
    }
  }

  @Test
  void instancesComeInPagesOfFifty() {
    assertThat(client.describeAutoScalingInstancesPaginator().stream())
        .extracting(DescribeAutoScalingInstancesResponse::autoScalingInstances)
        .extracting(List::size)
        .containsExactly(50, 50, 50, 50, 50, 50, 50, 10);
    assertThat(client.describeAutoScalingInstancesPaginator().autoScalingInstances().stream())
        .extracting(AutoScalingInstanceDetails::instanceId)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void activitiesComeInPagesOfAHundredTheNewestFirst() {
    assertThat(client.describeScalingActivitiesPaginator().stream())
        .extracting(DescribeScalingActivitiesResponse::activities)
        .extracting(List::size)
        .containsExactly(100, 100, 100, 60);
    assertThat(client.describeScalingActivitiesPaginator().activities().stream())
        .extracting(Activity::activityId)
        .doesNotHaveDuplicates();
    List<String> newestFirst = new ArrayList<>();
    for (String name : NAMES) {
      newestFirst.addAll(Collections.nCopies(3, name));
    }
    Collections.reverse(newestFirst);
    assertThat(
            client
                .describeScalingActivitiesPaginator(request -> request.maxRecords(7))
                .activities()
                .stream())
        .extracting(Activity::autoScalingGroupName)
        .isEqualTo(newestFirst);
  }

  @Test
  void launchConfigurationsComeInPagesOfFifty() {
    assertThat(client.describeLaunchConfigurationsPaginator().stream())
        .extracting(DescribeLaunchConfigurationsResponse::launchConfigurations)
        .extracting(List::size)
        .containsExactly(50, 50, 20);
    assertThat(client.describeLaunchConfigurationsPaginator().launchConfigurations().stream())
        .extracting(LaunchConfiguration::launchConfigurationName)
        .isEqualTo(NAMES);
  }

  @Test
  void aPageIsNeitherEmptyNorEndless() {
    for (int length : List.of(Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE)) {
      assertThatThrownBy(
              () -> client.describeAutoScalingGroups(request -> request.maxRecords(length)))
          .isInstanceOfSatisfying(
              AutoScalingException.class,
              refusal ->
                  assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
          .hasMessageContaining("Value '" + length + "' at 'maxRecords'");
    }
  }
}
