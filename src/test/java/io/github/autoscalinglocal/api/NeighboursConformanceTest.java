package io.github.autoscalinglocal.api;

import static io.github.autoscalinglocal.api.Differences.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.autoscalinglocal.api.elb.ElbOperations;
import io.github.autoscalinglocal.api.elbv2.ElbV2Operations;
import io.github.autoscalinglocal.api.iam.IamOperations;
import io.github.autoscalinglocal.api.sts.StsOperations;
import io.github.autoscalinglocal.error.Code;
import io.github.autoscalinglocal.error.ElbCode;
import io.github.autoscalinglocal.error.ElbV2Code;
import io.github.autoscalinglocal.error.IamCode;
import io.github.autoscalinglocal.error.StsCode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.elasticloadbalancing.model.ElasticLoadBalancingRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Request;
import software.amazon.awssdk.services.iam.model.IamRequest;
import software.amazon.awssdk.services.sts.model.StsRequest;

/** As {@link ConformanceTest}, for the load balancers, roles and credentials next door. */
class NeighboursConformanceTest {
  /**
   * A service and who describes it.
   *
   * @param newerThanTheSdk what the API has gained since the release of the SDK that the tests use
   */
  private record Neighbour(
      Service service,
      ApiDescription api,
      Class<?> sdk,
      List<? extends Code> codes,
      List<String> newerThanTheSdk) {

    List<Member> ours(Operation<?, ?> operation) {
      return Stream.concat(
              RecordMembers.ofRequest(operation).stream(),
              RecordMembers.ofAnswer(operation).stream())
          .map(Member::asTheSdkKnowsIt)
          .toList();
    }

    List<Member> theSdks(Operation<?, ?> operation) {
      return Stream.concat(
              SdkMembers.ofRequest(sdk, operation.name()).stream(),
              SdkMembers.ofAnswer(sdk, operation.name()).stream())
          .toList();
    }
  }

  private static final List<Neighbour> NEIGHBOURS =
      List.of(
          new Neighbour(
              ElbV2Operations.service(),
              ApiDescription.load("elbv2"),
              ElasticLoadBalancingV2Request.class,
              List.of(ElbV2Code.values()),
              List.of()),
          new Neighbour(
              ElbOperations.service(),
              ApiDescription.load("elb"),
              ElasticLoadBalancingRequest.class,
              List.of(ElbCode.values()),
              List.of()),
          new Neighbour(
              IamOperations.service(),
              ApiDescription.load("iam"),
              IamRequest.class,
              List.of(IamCode.values()),
              List.of()),
          new Neighbour(
              StsOperations.service(),
              ApiDescription.load("sts"),
              StsRequest.class,
              List.of(StsCode.values()),
              List.of()));

  @TestFactory
  Stream<DynamicTest> everyDescribedOperationIsBuilt() {
    return NEIGHBOURS.stream()
        .map(
            each ->
                dynamicTest(
                    each.service().identity().name(),
                    () ->
                        assertThat(each.service().built().stream().map(Operation::name))
                            .isEqualTo(each.api().operations())));
  }

  @TestFactory
  Stream<DynamicTest> operationsAreAsDescribed() {
    return eachOperation(
        (each, operation) -> {
          String name = operation.name();
          assertSame(RecordMembers.ofRequest(operation), each.api().request(name));
          assertSame(RecordMembers.ofAnswer(operation), each.api().answer(name));
          boolean answers = Operations.responseType(operation) != NoResult.class;
          assertThat(Optional.of(name + "Result").filter(any -> answers))
              .isEqualTo(each.api().resultWrapper(name));
        });
  }

  @TestFactory
  Stream<DynamicTest> operationsAreAsTheSdkKnowsThem() {
    return eachOperation(
        (each, operation) -> {
          List<Member> ours =
              each.ours(operation).stream()
                  .filter(member -> each.newerThanTheSdk().stream().noneMatch(member::isWithin))
                  .toList();
          assertThat(Differences.between(ours, each.theSdks(operation))).isEmpty();
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsListedAsNewerThanTheSdkIsStillUnknownToIt() {
    return NEIGHBOURS.stream()
        .map(
            each ->
                dynamicTest(
                    each.service().identity().name(),
                    () -> {
                      List<Operation<?, ?>> built = each.service().built();
                      List<Member> theirs =
                          built.stream().flatMap(one -> each.theSdks(one).stream()).toList();
                      assertThat(
                              built.stream()
                                  .flatMap(one -> each.ours(one).stream())
                                  .filter(member -> !theirs.contains(member))
                                  .map(Member::path))
                          .containsAll(each.newerThanTheSdk());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> describedErrorsHaveTheirCodeAndStatus() {
    return eachOperation(
        (each, operation) -> {
          List<ApiDescription.Fault> ours =
              each.codes().stream()
                  .map(code -> new ApiDescription.Fault(code.name(), code.status()))
                  .toList();
          assertThat(ours).containsAll(each.api().faults(operation.name()));
        });
  }

  private static Stream<DynamicTest> eachOperation(BiConsumer<Neighbour, Operation<?, ?>> check) {
    return NEIGHBOURS.stream()
        .flatMap(
            each ->
                each.service().built().stream()
                    .map(
                        operation ->
                            dynamicTest(
                                each.service().identity().name() + "." + operation.name(),
                                () -> check.accept(each, operation))));
  }
}
