package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.autoscalinglocal.api.Operations;
import io.github.autoscalinglocal.model.Timings;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AlreadyExistsException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.LimitExceededException;
import software.amazon.awssdk.services.autoscaling.model.ResourceInUseException;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityInProgressException;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** What the SDK makes of refusals: its typed exceptions, or its general one with the code. */
class FaultsTest {
  private Sandbox sandbox;
  private AutoScalingClient client;

  @BeforeEach
  void start() {
    restart(Sandbox.start());
  }

  private void restart(Sandbox next) {
    sandbox = next;
    client = sandbox.client();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private <T extends AutoScalingException> T refusal(Class<T> type, ThrowingCallable call) {
    T refusal = catchThrowableOfType(type, call);
    assertThat(refusal).isExactlyInstanceOf(type);
    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.numAttempts()).isEqualTo(1);
    return refusal;
  }

  private void assertRefused(
      Class<? extends AutoScalingException> type, String code, String text, ThrowingCallable call) {
    AutoScalingException refusal = refusal(type, call);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(text);
  }

  private void createLaunchConfiguration(String name) {
    client.createLaunchConfiguration(
        request ->
            request.launchConfigurationName(name).imageId("ami-12345678").instanceType("t3.micro"));
  }

  @Test
  void aSecondGroupOfTheNameExistsAlready() {
    sandbox.create("g", 0);

    assertRefused(
        AlreadyExistsException.class,
        "AlreadyExists",
        "AutoScalingGroup by this name already exists - A group with the name g already exists",
        () -> sandbox.create("g", 0));
  }

  @Test
  void aSecondLaunchConfigurationOfTheNameExistsAlready() {
    createLaunchConfiguration("lc");

    assertRefused(
        AlreadyExistsException.class,
        "AlreadyExists",
        "Launch Configuration by this name already exists - A launch configuration already exists"
            + " with the name lc",
        () -> createLaunchConfiguration("lc"));
  }

  @Test
  void whatIsInUseCannotBeDeleted() {
    createLaunchConfiguration("lc");
    sandbox.create(
        "g",
        1,
        group ->
            group.launchTemplate((LaunchTemplateSpecification) null).launchConfigurationName("lc"));

    assertRefused(
        ResourceInUseException.class,
        "ResourceInUse",
        "Cannot delete launch configuration lc because it is attached to AutoScalingGroup g",
        () -> client.deleteLaunchConfiguration(request -> request.launchConfigurationName("lc")));
    assertRefused(
        ResourceInUseException.class,
        "ResourceInUse",
        "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance"
            + " request(s) still in the group.",
        () -> client.deleteAutoScalingGroup(request -> request.autoScalingGroupName("g")));
  }

  @Test
  void scalingActivitiesInProgressBlockOtherCalls() {
    sandbox.close();
    restart(Sandbox.start(settings -> settings.timings(Timings.REALISTIC)));
    sandbox.create("g", 1);
    sandbox.advance(Duration.ofMinutes(1));
    String id = sandbox.ids("g").get(0);
    String activityId =
        client
            .terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(id).shouldDecrementDesiredCapacity(true))
            .activity()
            .activityId();

    assertRefused(
        ScalingActivityInProgressException.class,
        "ScalingActivityInProgress",
        "Scaling activity " + activityId + " is in progress and blocks this action",
        () ->
            client.terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(id).shouldDecrementDesiredCapacity(false)));
    assertRefused(
        ScalingActivityInProgressException.class,
        "ScalingActivityInProgress",
        "You cannot delete an AutoScalingGroup while there are scaling activities in progress for"
            + " that group.",
        () -> client.deleteAutoScalingGroup(request -> request.autoScalingGroupName("g")));
  }

  @Test
  void theCooldownBlocksThoseWhoHonorIt() {
    sandbox.create("g", 1);
    sandbox.advance(Duration.ofSeconds(299));

    ThrowingCallable politely =
        () ->
            client.setDesiredCapacity(
                request ->
                    request.autoScalingGroupName("g").desiredCapacity(2).honorCooldown(true));

    assertThat(refusal(ScalingActivityInProgressException.class, politely).getMessage())
        .contains(sandbox.activities("g").get(0).activityId());
    sandbox.advance(Duration.ofSeconds(1));
    assertThat(catchThrowableOfType(AutoScalingException.class, politely)).isNull();
    assertThat(sandbox.ids("g")).hasSize(2);
  }

  @Test
  void limitsAreTyped() {
    sandbox.close();
    restart(Sandbox.start(settings -> settings.maxGroups(1).maxLaunchConfigurations(1)));
    sandbox.create("g", 0);
    createLaunchConfiguration("lc");

    assertRefused(
        LimitExceededException.class,
        "LimitExceeded",
        "AutoScalingGroup limit exceeded - You may only have 1 AutoScalingGroups",
        () -> sandbox.create("h", 0));
    assertRefused(
        LimitExceededException.class,
        "LimitExceeded",
        "Launch Configuration limit exceeded - You may only have 1 launch configurations",
        () -> createLaunchConfiguration("other"));
    assertRefused(
        LimitExceededException.class,
        "LimitExceeded",
        "List exceeds the maximum number of instances to protect. Please retry your request with"
            + " fewer instances.",
        () -> sandbox.protect("g", Collections.nCopies(51, "i-0123456789abcdef0")));
    assertThat(client.describeAccountLimits().numberOfAutoScalingGroups()).isEqualTo(1);
    assertThat(client.describeAccountLimits().maxNumberOfAutoScalingGroups()).isEqualTo(1);
  }

  static Stream<Named<Function<AutoScalingClient, Function<String, Object>>>> pagedOperations() {
    return Stream.of(
        Named.of(
            "groups", client -> token -> client.describeAutoScalingGroups(r -> r.nextToken(token))),
        Named.of(
            "instances",
            client -> token -> client.describeAutoScalingInstances(r -> r.nextToken(token))),
        Named.of(
            "activities",
            client -> token -> client.describeScalingActivities(r -> r.nextToken(token))),
        Named.of(
            "launch configurations",
            client -> token -> client.describeLaunchConfigurations(r -> r.nextToken(token))));
  }

  @ParameterizedTest
  @MethodSource("pagedOperations")
  void aTokenThatIsNoneIsInvalid(Function<AutoScalingClient, Function<String, Object>> operation) {
    for (String token : List.of("", "x", "!", "AAAA", "ü", "a b", "AAAAAAAAAAAAAAAAAAAAAAAA==")) {
      assertRefused(
          InvalidNextTokenException.class,
          "InvalidNextToken",
          "The token '" + token + "' was invalid",
          () -> operation.apply(client).apply(token));
    }
  }

  @Test
  void aTokenOfAnotherOperationIsInvalid() {
    sandbox.create("a", 2);
    sandbox.create("b", 0);
    String token = client.describeAutoScalingGroups(request -> request.maxRecords(1)).nextToken();

    assertRefused(
        InvalidNextTokenException.class,
        "InvalidNextToken",
        "The token '" + token + "' was invalid",
        () -> client.describeScalingActivities(request -> request.nextToken(token)));
  }

  @Test
  void theMostFrequentErrorIsTheGeneralExceptionWithItsCode() {
    AutoScalingException refusal =
        refusal(AutoScalingException.class, () -> sandbox.setDesired("nowhere", 1));

    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
    assertThat(refusal.awsErrorDetails().errorMessage())
        .isEqualTo("AutoScalingGroup name not found - null");
    assertThat(refusal.awsErrorDetails().serviceName()).isEqualTo("AutoScaling");
    assertThat(refusal.isThrottlingException()).isFalse();
    assertThat(refusal.isClockSkewException()).isFalse();
  }

  @Test
  void theRequestIdIsThatOfTheHeaderWhetherItWorksOrNot() {
    AutoScalingException refused =
        refusal(AutoScalingException.class, () -> sandbox.setDesired("nowhere", 1));
    DescribeAutoScalingGroupsResponse answered = client.describeAutoScalingGroups();

    assertThat(refused.requestId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(refused.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amzn-RequestId"))
        .contains(refused.requestId());
    assertThat(answered.sdkHttpResponse().firstMatchingHeader("x-amzn-RequestId"))
        .contains(answered.responseMetadata().requestId());
  }

  @Test
  void allThatIsMissingIsToldAtOnce() {
    assertRefused(
        AutoScalingException.class,
        "ValidationError",
        "4 validation errors detected: Value null at 'autoScalingGroupName' failed to satisfy"
            + " constraint: Member must not be null; Value null at 'minSize' failed to satisfy"
            + " constraint: Member must not be null; Value null at 'maxSize' failed to satisfy"
            + " constraint: Member must not be null; Value null at 'tags.2.member.key' failed to"
            + " satisfy constraint: Member must not be null",
        () ->
            client.createAutoScalingGroup(
                request -> request.tags(Sandbox.tag("a", "x"), Tag.builder().value("b").build())));
  }

  @Test
  void whatIsNotBuiltSaysSoAndIsNotTriedAgain() throws ReflectiveOperationException {
    Operations built = new Operations();
    List<String> answered = new ArrayList<>();
    for (String operation : Operations.NAMES) {
      if (built.find(operation).isEmpty()) {
        AutoScalingException refusal = call(operation);
        assertThat(refusal.statusCode()).isEqualTo(501);
        assertThat(refusal.numAttempts()).isEqualTo(1);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
        assertThat(refusal.awsErrorDetails().errorMessage())
            .isEqualTo("The operation " + operation + " is not emulated yet.");
        answered.add(operation);
      }
    }
    assertThat(answered.size() + built.all().size()).isEqualTo(Operations.NAMES.size());
  }

  /** Calls an operation of the SDK by name, with an empty request. */
  private AutoScalingException call(String operation) throws ReflectiveOperationException {
    Class<?> type =
        Class.forName(AutoScalingException.class.getPackageName() + "." + operation + "Request");
    Object builder = type.getMethod("builder").invoke(null);
    Object request = Class.forName(type.getName() + "$Builder").getMethod("build").invoke(builder);
    String method = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    try {
      AutoScalingClient.class.getMethod(method, type).invoke(client, request);
    } catch (InvocationTargetException failed) {
      return (AutoScalingException) failed.getCause();
    }
    throw new AssertionError(operation + " was answered");
  }
}
