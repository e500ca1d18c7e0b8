package io.github.autoscalinglocal.api;

import static io.github.autoscalinglocal.api.Differences.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.autoscalinglocal.api.cloudwatch.CloudWatchOperations;
import io.github.autoscalinglocal.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchRequest;

/** As {@link ConformanceTest}, for CloudWatch. */
class CloudWatchConformanceTest {
  /** What the API has gained since the release of the SDK that the tests use. */
  private static final List<String> NEWER_THAN_THE_SDK =
      List.of(
          "DescribeAlarms.Response.MetricAlarms.member.EvaluationCriteria",
          "DescribeAlarms.Response.MetricAlarms.member.EvaluationInterval",
          "DescribeAlarmsForMetric.Response.MetricAlarms.member.EvaluationCriteria",
          "DescribeAlarmsForMetric.Response.MetricAlarms.member.EvaluationInterval",
          "PutMetricAlarm.Request.EvaluationCriteria",
          "PutMetricAlarm.Request.EvaluationInterval");

  private static final ApiDescription API = ApiDescription.load("cloudwatch");
  private static final Service CLOUDWATCH = CloudWatchOperations.service();

  @Test
  void everyDescribedOperationIsBuilt() {
    assertThat(CLOUDWATCH.built().stream().map(Operation::name)).isEqualTo(API.operations());
  }

  @Test
  void everyActionThatTheSdkKnowsIsNamed() {
    SortedSet<String> known = new TreeSet<>();
    for (var method : CloudWatchClient.class.getMethods()) {
      String name = method.getName();
      boolean calls =
          method.getParameterCount() == 1
              && CloudWatchRequest.class.isAssignableFrom(method.getParameterTypes()[0])
              && !name.endsWith("Paginator");
      if (calls) {
        known.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
      }
    }

    assertThat(known).hasSizeGreaterThan(35).isSubsetOf(CloudWatchOperations.NAMES);
    assertThat(CloudWatchOperations.NAMES).isSorted().doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> operationsAreAsDescribed() {
    return eachOperation(
        operation -> {
          String name = operation.name();
          assertSame(RecordMembers.ofRequest(operation), API.request(name));
          assertSame(RecordMembers.ofAnswer(operation), API.answer(name));
          boolean answers = Operations.responseType(operation) != NoResult.class;
          assertThat(Optional.of(name + "Result").filter(any -> answers))
              .isEqualTo(API.resultWrapper(name));
        });
  }

  @TestFactory
  Stream<DynamicTest> operationsAreAsTheSdkKnowsThem() {
    return eachOperation(
        operation -> {
          List<Member> ours =
              recordMembers(operation)
                  .filter(member -> NEWER_THAN_THE_SDK.stream().noneMatch(member::isWithin))
                  .toList();
          assertThat(Differences.between(ours, sdkMembers(operation))).isEmpty();
        });
  }

  @Test
  void whatIsListedAsNewerThanTheSdkIsStillUnknownToIt() {
    Stream<Member> ours =
        CLOUDWATCH.built().stream().flatMap(CloudWatchConformanceTest::recordMembers);
    List<Member> theirs =
        CLOUDWATCH.built().stream().flatMap(operation -> sdkMembers(operation).stream()).toList();

    assertThat(ours.filter(member -> !theirs.contains(member)).map(Member::path))
        .containsAll(NEWER_THAN_THE_SDK);
  }

  @TestFactory
  Stream<DynamicTest> describedErrorsHaveTheirCodeAndStatus() {
    List<ApiDescription.Fault> ours =
        Stream.of(ErrorCode.values())
            .map(code -> new ApiDescription.Fault(code.name(), code.status()))
            .toList();
    return API.operations().stream()
        .map(name -> dynamicTest(name, () -> assertThat(ours).containsAll(API.faults(name))));
  }

  private static Stream<DynamicTest> eachOperation(Consumer<Operation<?, ?>> check) {
    return CLOUDWATCH.built().stream()
        .map(operation -> dynamicTest(operation.name(), () -> check.accept(operation)));
  }

  private static Stream<Member> recordMembers(Operation<?, ?> operation) {
    return Stream.concat(
            RecordMembers.ofRequest(operation).stream(), RecordMembers.ofAnswer(operation).stream())
        .map(Member::asTheSdkKnowsIt);
  }

  private static List<Member> sdkMembers(Operation<?, ?> operation) {
    return Stream.concat(
            SdkMembers.ofRequest(CloudWatchRequest.class, operation.name()).stream(),
            SdkMembers.ofAnswer(CloudWatchRequest.class, operation.name()).stream())
        .toList();
  }
}
