package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.notification.DescribeAutoScalingNotificationTypes;
import io.github.autoscalinglocal.api.notification.DescribeNotificationConfigurations;
import io.github.autoscalinglocal.api.notification.DescribeNotificationConfigurations.NotificationConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which topics a group notifies, and of what. */
class NotificationConfigurationsTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:topic";
  private static final String LAUNCH = "autoscaling:EC2_INSTANCE_LAUNCH";
  private static final String TERMINATE = "autoscaling:EC2_INSTANCE_TERMINATE";

  private final Scenario aws = Scenario.instant();

  @BeforeEach
  void createGroup() {
    aws.create("g", 0, 9, 0);
  }

  private static String[] parameters(String group, String topic, String... types) {
    return new String[] {
      "AutoScalingGroupName=" + group,
      "TopicARN=" + topic,
      "NotificationTypes[]=" + String.join(",", types)
    };
  }

  private void put(String group, String topic, String... types) {
    aws.call("PutNotificationConfiguration", parameters(group, topic, types));
  }

  private static String shown(NotificationConfiguration configuration) {
    return configuration.autoScalingGroupName()
        + " "
        + configuration.topicARN().replace(TOPIC, "topic")
        + " "
        + configuration.notificationType().replace("autoscaling:EC2_INSTANCE_", "");
  }

  private List<String> listed(String... parameters) {
    return aws
        .ask(DescribeNotificationConfigurations.Response.class, parameters)
        .notificationConfigurations()
        .stream()
        .map(NotificationConfigurationsTest::shown)
        .toList();
  }

  @Test
  void eachTypeIsAnEntry() {
    put("g", TOPIC, TERMINATE, LAUNCH);

    assertThat(listed()).containsExactly("g topic LAUNCH", "g topic TERMINATE");
  }

  @Test
  void theTypesOfATopicAreReplaced() {
    put("g", TOPIC, LAUNCH);
    put("g", TOPIC + "2", LAUNCH);

    put("g", TOPIC, TERMINATE, "autoscaling:TEST_NOTIFICATION");

    assertThat(listed())
        .containsExactly(
            "g topic TERMINATE", "g topic autoscaling:TEST_NOTIFICATION", "g topic2 LAUNCH");
  }

  @Test
  void noTypesAreNoConfiguration() {
    put("g", TOPIC, LAUNCH);

    aws.call(
        "PutNotificationConfiguration",
        "AutoScalingGroupName=g",
        "TopicARN=" + TOPIC,
        "NotificationTypes=");

    assertThat(listed()).isEmpty();
  }

  @Test
  void aTopicIsDeletedWithAllItsTypes() {
    put("g", TOPIC, LAUNCH, TERMINATE);
    put("g", TOPIC + "2", LAUNCH);

    aws.call("DeleteNotificationConfiguration", "AutoScalingGroupName=g", "TopicARN=" + TOPIC);
    aws.call("DeleteNotificationConfiguration", "AutoScalingGroupName=g", "TopicARN=" + TOPIC);

    assertThat(listed()).containsExactly("g topic2 LAUNCH");
  }

  @Test
  void groupsAreFoundByNameAndUnknownNamesPassedOver() {
    aws.create("h", 0, 9, 0);
    put("g", TOPIC, LAUNCH);
    put("h", TOPIC, LAUNCH);

    assertThat(listed()).containsExactly("g topic LAUNCH", "h topic LAUNCH");
    assertThat(listed("AutoScalingGroupNames[]=h,nobody")).containsExactly("h topic LAUNCH");
    String[] tooMany =
        IntStream.rangeClosed(1, 51)
            .mapToObj(i -> "AutoScalingGroupNames.member." + i + "=g" + i)
            .toArray(String[]::new);
    assertThat(aws.refusal("DescribeNotificationConfigurations", tooMany))
        .isEqualTo(
            "ValidationError: The number of group names that may be passed in is limited to 50");
  }

  @Test
  void theyComePageByPage() {
    for (String group : List.of("g", "g1", "g-2")) {
      if (!group.equals("g")) {
        aws.create(group, 0, 9, 0);
      }
      for (int i = 0; i < 10; i++) {
        put(group, TOPIC + i, LAUNCH, LAUNCH + "_ERROR", TERMINATE);
      }
    }

    List<String> shown = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String[] parameters = {};
    DescribeNotificationConfigurations.Response page;
    do {
      page = aws.ask(DescribeNotificationConfigurations.Response.class, parameters);
      page.notificationConfigurations().forEach(each -> shown.add(shown(each)));
      sizes.add(page.notificationConfigurations().size());
      parameters = new String[] {"NextToken=" + page.nextToken()};
    } while (page.nextToken() != null);

    assertThat(sizes).containsExactly(50, 40);
    assertThat(shown).hasSize(90).doesNotHaveDuplicates();
    assertThat(aws.refusal("DescribeNotificationConfigurations", "MaxRecords=101"))
        .contains("less than or equal to 100");
    assertThat(aws.refusal("DescribeNotificationConfigurations", "NextToken=x"))
        .isEqualTo("InvalidNextToken: The token 'x' was invalid");
  }

  @Test
  void tenTopicsAreTheMost() {
    for (int i = 0; i < 10; i++) {
      put("g", TOPIC + i, LAUNCH);
    }
    put("g", TOPIC + 3, TERMINATE);

    assertThat(aws.refusal("PutNotificationConfiguration", parameters("g", TOPIC, LAUNCH)))
        .isEqualTo("LimitExceeded: Your AutoScaling Group:g can't have more than 10 topics");
  }

  @Test
  void otherTypesAreRefused() {
    assertThat(
            aws.refusal(
                "PutNotificationConfiguration",
                parameters("g", TOPIC, LAUNCH, "autoscaling:EC2_INSTANCE_STOP")))
        .isEqualTo(
            "ValidationError: \"autoscaling:EC2_INSTANCE_STOP\" is not a valid Notification Type.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sns:us-west-2:123456789012:topic",
        "arn:aws:sqs:us-east-1:123456789012:topic",
        "arn:aws:sns:us-east-1:123456789012:",
        "topic"
      })
  void topicsAreOfTheSameRegion(String topic) {
    assertThat(aws.refusal("PutNotificationConfiguration", parameters("g", topic, LAUNCH)))
        .isEqualTo("ValidationError: Invalid parameter: TopicArn");
  }

  @ParameterizedTest
  @CsvSource({"PutNotificationConfiguration", "DeleteNotificationConfiguration"})
  void theGroupMustExist(String operation) {
    assertThat(aws.refusal(operation, parameters("nobody", TOPIC, LAUNCH)))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
  }

  @Test
  void theTypesAreListedInTheServicesOrder() {
    assertThat(
            aws.ask(DescribeAutoScalingNotificationTypes.Response.class)
                .autoScalingNotificationTypes())
        .containsExactly(
            "autoscaling:EC2_INSTANCE_LAUNCH",
            "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
            "autoscaling:EC2_INSTANCE_TERMINATE",
            "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
            "autoscaling:TEST_NOTIFICATION");
  }
}
