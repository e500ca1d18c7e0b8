package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityInProgressException;

/** What the SDK's own retries make of calls that faults strike. */
class CallFaultsSdkTest {
  private final Sandbox sandbox = Sandbox.start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void set(String fault) {
    Control.Answer answer = sandbox.control().post("/_local/faults", fault.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private int faultsLeft() {
    return sandbox.control().get("/_local/faults").body().path("faults").size();
  }

  @ParameterizedTest
  @CsvSource({
    "throttle, Throttling",
    "throttle, ThrottlingException",
    "throttle, RequestLimitExceeded",
    "api-error, InternalFailure",
    "api-error, ServiceUnavailable",
    "api-error, ResourceContention"
  })
  void aRetryRecoversFromWhatPasses(String kind, String code) {
    sandbox.create("g", 1);
    set(
        "{'kind':'%s','code':'%s','times':2,'match':{'operation':'SetDesiredCapacity'}}"
            .formatted(kind, code));

    sandbox.setDesired("g", 3);

    assertThat(sandbox.instances("g")).hasSize(3);
    assertThat(faultsLeft()).isZero();
  }

  @Test
  void readsAreRetriedToo() {
    sandbox.create("g", 1);
    set("{'kind':'throttle','times':1,'match':{'group':'g'}}");

    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(1);
    assertThat(faultsLeft()).isZero();
  }

  @Test
  void theSdkGivesUpOnWhatLasts() {
    sandbox.create("g", 1);
    set("{'kind':'throttle','match':{'operation':'SetDesiredCapacity'}}");

    AutoScalingException refusal =
        catchThrowableOfType(AutoScalingException.class, () -> sandbox.setDesired("g", 3));

    assertThat(refusal.isThrottlingException()).isTrue();
    assertThat(refusal.numAttempts()).isGreaterThan(1);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("Throttling");
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
    assertThat(sandbox.group("g").desiredCapacity()).isEqualTo(1);

    sandbox.control().delete("/_local/faults");
    sandbox.setDesired("g", 3);
    assertThat(sandbox.instances("g")).hasSize(3);
  }

  @Test
  void anErrorOfTheModelArrivesAsItsException() {
    set("{'kind':'api-error','code':'ScalingActivityInProgress','message':'Not now.'}");

    AwsServiceException refusal =
        catchThrowableOfType(AwsServiceException.class, () -> sandbox.create("g", 1));

    assertThat(refusal).isExactlyInstanceOf(ScalingActivityInProgressException.class);
    assertThat(refusal.numAttempts()).isEqualTo(1);
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Not now.");
  }

  @Test
  void anErrorThatTheModelDoesNotKnowArrivesWithItsCode() {
    set("{'kind':'api-error','code':'AccessDenied','status':403,'message':'You may not.'}");

    AutoScalingException refusal =
        catchThrowableOfType(AutoScalingException.class, () -> sandbox.create("g", 1));

    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
  }
}
