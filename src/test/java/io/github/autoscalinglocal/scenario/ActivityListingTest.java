package io.github.autoscalinglocal.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order, the pages and the filters of DescribeScalingActivities. */
class ActivityListingTest {
  private Scenario aws = Scenario.instant();

  @Test
  void theNewestComeFirst() {
    aws.create("g", 0, 9, 0);
    for (int desired = 1; desired <= 5; desired++) {
      aws.desire("g", desired);
      aws.advance(Duration.ofMinutes(1));
    }

    assertThat(aws.activities("g"))
        .extracting(Activity::startTime)
        .hasSize(5)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void whatIsInProgressComesBeforeAll() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.settle();
    aws.desire("g", 2);
    aws.advance(Duration.ofSeconds(10));
    aws.update("g", "MaxSize=1");
    aws.advance(Duration.ofSeconds(30));

    assertThat(aws.activities("g"))
        .extracting(Activity::statusCode)
        .as("the termination runs, the launch of which it is was ended by it")
        .containsExactly(
            ActivityStatus.InProgress, ActivityStatus.Successful, ActivityStatus.Successful);
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    aws.create("g", 0, 200, 130);
    aws.desire("g", 100);
    List<String> all = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String token = null;
    do {
      var page = page(token, "AutoScalingGroupName=g", "MaxRecords=37");
      page.activities().forEach(activity -> all.add(activity.activityId()));
      sizes.add(page.activities().size());
      token = page.nextToken();
    } while (token != null);

    assertThat(sizes).containsExactly(37, 37, 37, 37, 12);
    assertThat(all).doesNotHaveDuplicates().hasSize(160);
  }

  @Test
  void aPageHoldsAHundredUnlessAskedForLess() {
    aws.create("g", 0, 200, 101);

    var first = page(null, "AutoScalingGroupName=g");
    assertThat(first.activities()).hasSize(100);

    var second = page(first.nextToken(), "AutoScalingGroupName=g");
    assertThat(second.activities()).hasSize(1);
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void aListingGoesOnWhereItWasThoughNewActivitiesCome() {
    aws.create("g", 0, 99, 6);
    var first = page(null, "AutoScalingGroupName=g", "MaxRecords=3");
    aws.desire("g", 20);

    var second = page(first.nextToken(), "AutoScalingGroupName=g");

    assertThat(
            Stream.concat(first.activities().stream(), second.activities().stream())
                .map(Activity::activityId))
        .hasSize(6)
        .doesNotHaveDuplicates();
  }

  @Test
  void withoutAGroupAllGroupsAreMeant() {
    aws.create("g", 0, 9, 2);
    aws.create("h", 0, 9, 1);

    assertThat(page(null).activities())
        .extracting(Activity::autoScalingGroupName)
        .containsExactly("h", "g", "g");
    assertThat(aws.as("1", "us-east-1").ask(DescribeScalingActivities.Response.class).activities())
        .isEmpty();
  }

  @Test
  void activitiesAreFoundByIdAndUnknownIdsPassedOver() {
    aws.create("g", 0, 9, 2);
    aws.create("h", 0, 9, 1);
    String ofG = aws.activities("g").get(1).activityId();
    String ofH = aws.activities("h").get(0).activityId();

    assertThat(ids("ActivityIds[]=" + ofG + ",unknown," + ofH)).containsExactly(ofH, ofG);
    assertThat(ids("ActivityIds[]=" + ofG + "," + ofH, "AutoScalingGroupName=g"))
        .containsExactly(ofG);
  }

  @Test
  void fiftyIdsAreTheMost() {
    String ids = IntStream.range(0, 51).mapToObj(i -> "a" + i).collect(Collectors.joining(","));

    assertThat(aws.refusal("DescribeScalingActivities", "ActivityIds[]=" + ids))
        .isEqualTo(
            "ValidationError: The number of activity IDs that may be passed in is limited to 50");
  }

  @Test
  void aGroupThatIsNotThereIsNamedUnlessDeletedOnesCount() {
    assertThat(aws.refusal("DescribeScalingActivities", "AutoScalingGroupName=g"))
        .isEqualTo("ValidationError: Group g not found");
    assertThat(page(null, "AutoScalingGroupName=g", "IncludeDeletedGroups=true").activities())
        .isEmpty();
  }

  @Test
  void theGroupsStateAndArnAreToldOnlyWithDeletedGroups() {
    aws.create("g", 0, 9, 1);

    assertThat(page(null).activities())
        .allMatch(each -> each.autoScalingGroupState() == null)
        .allMatch(each -> each.autoScalingGroupARN() == null);
    assertThat(page(null, "IncludeDeletedGroups=true").activities())
        .allMatch(each -> each.autoScalingGroupState().equals("InService"))
        .allMatch(each -> each.autoScalingGroupARN().equals(aws.group("g").autoScalingGroupARN()));
  }

  /** Activities at 12:00, 12:01 and 12:02. */
  @ParameterizedTest(name = "from {0} to {1}: {2}")
  @CsvSource({
    "2026-03-02T12:01:00Z, 2026-03-02T12:01:00Z, 1",
    "2026-03-02T12:01:00Z, , 2",
    ", 2026-03-02T12:01:00Z, 2",
    "2026-03-02T12:01:00.001Z, , 1",
    "2026-03-02T12:01:00, , 2",
    "2026-03-02T13:01:00+01:00, , 2",
    "2026-03-02T12:03:00Z, , 0"
  })
  void startTimesAreFilteredInclusively(String lower, String upper, int found) {
    aws.create("g", 0, 9, 0);
    for (int desired = 1; desired <= 3; desired++) {
      aws.desire("g", desired);
      aws.advance(Duration.ofMinutes(1));
    }
    List<String> filters = new ArrayList<>();
    if (lower != null) {
      filters.addAll(List.of(filter(1, "StartTimeLowerBound", lower)));
    }
    if (upper != null) {
      filters.addAll(List.of(filter(2, "StartTimeUpperBound", upper)));
    }

    assertThat(ids(filters.toArray(String[]::new))).hasSize(found);
  }

  @Test
  void statusesAreFilteredWithinAGroup() {
    aws.create("g", 0, 9, 1, "NewInstancesProtectedFromScaleIn=true");
    aws.desire("g", 0);
    String[] cancelled = filter(1, "Status", "Cancelled");

    assertThat(page(null, cancelled[0], cancelled[1], "AutoScalingGroupName=g").activities())
        .extracting(Activity::statusCode)
        .containsExactly(ActivityStatus.Cancelled);
    assertThat(
            ids(
                "Filters.member.1.Name=Status",
                "Filters.member.1.Values[]=Cancelled,Successful",
                "AutoScalingGroupName=g"))
        .hasSize(2);
    assertThat(aws.refusal("DescribeScalingActivities", cancelled))
        .isEqualTo(
            "ValidationError: The Status filter can be used only together with"
                + " AutoScalingGroupName");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "StartTimeLowerBound, yesterday",
    "StartTimeUpperBound, 2026-03-02",
    "StartTimeUpperBound, 2026-03-02T12:00:00[Europe/Paris]",
    "Status, Done",
    "Colour, blue"
  })
  void filtersThatSayNothingAreRefused(String name, String value) {
    aws.create("g", 0, 9, 0);
    String[] filter = filter(1, name, value);

    assertThat(
            aws.refusal(
                "DescribeScalingActivities", filter[0], filter[1], "AutoScalingGroupName=g"))
        .startsWith("ValidationError: ");
  }

  @Test
  void activitiesAreKeptForSixWeeks() {
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofDays(21));
    aws.desire("g", 2);

    aws.advance(Duration.ofDays(21));
    assertThat(aws.activities("g")).hasSize(2);

    aws.advance(Duration.ofMillis(1));
    assertThat(aws.activities("g")).hasSize(1);

    aws.advance(Duration.ofDays(21));
    assertThat(aws.activities("g")).isEmpty();
    assertThat(page(null, "IncludeDeletedGroups=true").activities()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "not base64!",
        "RGVzY3JpYmVTY2FsaW5nQWN0aXZpdGllcw==",
        "DescribeAutoScalingGroups\ng",
        "DescribeScalingActivities\n",
        "DescribeScalingActivities\n3",
        "DescribeScalingActivities\n1-",
        "DescribeScalingActivities\n2-x",
        "DescribeScalingActivities\n2--1",
        "DescribeScalingActivities\n3-1",
        "DescribeScalingActivities\n2-99999999999999999999"
      })
  void tokensThatAreNoneAreRefused(String text) {
    String token =
        text.contains("\n") ? Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8)) : text;

    assertThat(aws.refusal("DescribeScalingActivities", "NextToken=" + token))
        .isEqualTo("InvalidNextToken: The token '" + token + "' was invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "0, greater than or equal to 1",
    "-1, greater than or equal to 1",
    "101, less than or equal to 100"
  })
  void pagesHaveBounds(int maxRecords, String constraint) {
    assertThat(aws.refusal("DescribeScalingActivities", "MaxRecords=" + maxRecords))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value '"
                + maxRecords
                + "' at 'maxRecords' failed to satisfy constraint: Member must have value "
                + constraint);
  }

  private DescribeScalingActivities.Response page(String token, String... parameters) {
    String[] all =
        token == null
            ? parameters
            : Stream.concat(Stream.of(parameters), Stream.of("NextToken=" + token))
                .toArray(String[]::new);
    return aws.ask(DescribeScalingActivities.Response.class, all);
  }

  private List<String> ids(String... parameters) {
    return page(null, parameters).activities().stream().map(Activity::activityId).toList();
  }

  private static String[] filter(int number, String name, String value) {
    return new String[] {
      "Filters.member." + number + ".Name=" + name,
      "Filters.member." + number + ".Values.member.1=" + value
    };
  }
}
