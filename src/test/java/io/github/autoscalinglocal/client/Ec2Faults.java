package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Refusals of EC2 as its client sees them. */
final class Ec2Faults {
  private Ec2Faults() {}

  static void assertRefused(ThrowingCallable call, String code, String message) {
    Ec2Exception refusal = catchThrowableOfType(Ec2Exception.class, call);
    assertThat(refusal).as(code).isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.requestId()).isNotEmpty();
  }

  static void assertRefused(ThrowingCallable call, String code) {
    Ec2Exception refusal = catchThrowableOfType(Ec2Exception.class, call);
    assertThat(refusal).as(code).isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.awsErrorDetails().errorMessage()).isNotEmpty();
  }
}
