package io.github.autoscalinglocal.api;

import static io.github.autoscalinglocal.api.Differences.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.autoscalinglocal.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares every operation with two descriptions of the API: the facts in {@code
 * model/autoscaling.json}, and the public SDK.
 */
class ConformanceTest {
  /**
   * Bounds that the service checks and its description leaves out, as its refusals tell: {@code
   * Value '-100' at 'defaultCooldown' failed to satisfy constraint: Member must have value greater
   * than or equal to 0}, and the like for a percentage over 100.
   */
  private static final Map<String, String> STRICTER_THAN_DESCRIBED =
      Map.of(
          "DefaultCooldown", "min 0",
          "OnDemandPercentageAboveBaseCapacity", "min 0, max 100");

  /** Values that the service names and does not use. */
  private static final Map<String, List<String>> VALUES_NEVER_ANSWERED =
      Map.of("LifecycleState", List.of("Quarantined"));

  /** What the API has gained since the release of the SDK that the tests use. */
  private static final List<String> NEWER_THAN_THE_SDK =
      List.of(
          "CreateAutoScalingGroup.Request.AvailabilityZoneIds",
          "CreateAutoScalingGroup.Request.DeletionProtection",
          "DescribeAutoScalingGroups.Response.AutoScalingGroups.member.AvailabilityZoneIds",
          "DescribeAutoScalingGroups.Response.AutoScalingGroups.member.DeletionProtection",
          "DescribeAutoScalingGroups.Response.AutoScalingGroups.member.Instances.member.AvailabilityZoneId",
          "DescribeAutoScalingInstances.Response.AutoScalingInstances.member.AvailabilityZoneId",
          "DescribeWarmPool.Response.Instances.member.AvailabilityZoneId",
          "UpdateAutoScalingGroup.Request.AvailabilityZoneIds",
          "UpdateAutoScalingGroup.Request.DeletionProtection");

  private static final ApiDescription API = ApiDescription.load();
  private static final List<Operation<?, ?>> OPERATIONS = new Operations().all();

  @TestFactory
  Stream<DynamicTest> operationsAreAsDescribed() {
    return eachOperation(
        operation -> {
          assertSame(RecordMembers.ofRequest(operation), describedRequest(operation.name()));
          assertSame(RecordMembers.ofAnswer(operation), describedAnswer(operation.name()));
          assertThat(resultWrapper(operation)).isEqualTo(API.resultWrapper(operation.name()));
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
    Stream<Member> ours = OPERATIONS.stream().flatMap(ConformanceTest::recordMembers);
    List<Member> theirs =
        OPERATIONS.stream().flatMap(operation -> sdkMembers(operation).stream()).toList();

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
    return OPERATIONS.stream()
        .map(operation -> dynamicTest(operation.name(), () -> check.accept(operation)));
  }

  private static List<Member> describedRequest(String operation) {
    return API.request(operation).stream().map(ConformanceTest::asChecked).toList();
  }

  private static List<Member> describedAnswer(String operation) {
    return API.answer(operation).stream().map(ConformanceTest::asBuilt).toList();
  }

  private static Member asChecked(Member described) {
    String stricter = STRICTER_THAN_DESCRIBED.get(described.name());
    if (stricter == null) {
      return described;
    }
    assertThat(described.constraints()).as(described.path()).isEmpty();
    return described.withConstraints(stricter);
  }

  private static Member asBuilt(Member described) {
    return described.withoutValues(VALUES_NEVER_ANSWERED.getOrDefault(described.name(), List.of()));
  }

  private static Optional<String> resultWrapper(Operation<?, ?> operation) {
    return Operations.responseType(operation) == NoResult.class
        ? Optional.empty()
        : Optional.of(operation.name() + "Result");
  }

  private static Stream<Member> recordMembers(Operation<?, ?> operation) {
    return Stream.concat(
            RecordMembers.ofRequest(operation).stream(), RecordMembers.ofAnswer(operation).stream())
        .map(Member::asTheSdkKnowsIt);
  }

  private static List<Member> sdkMembers(Operation<?, ?> operation) {
    return Stream.concat(
            SdkMembers.ofRequest(operation.name()).stream(),
            SdkMembers.ofAnswer(operation.name()).stream())
        .toList();
  }
}
