package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a service says when it refuses a call. */
final class Refused {
  private Refused() {}

  /** The refusal, as {@code status Code: text}. */
  static String answer(ThrowingCallable call) {
    return answer(AwsServiceException.class, call);
  }

  /** The same, of a refusal that the SDK knows as this exception. */
  static String answer(Class<? extends Exception> type, ThrowingCallable call) {
    AwsServiceException refusal = (AwsServiceException) catchThrowableOfType(type, call);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.statusCode()
        + " "
        + refusal.awsErrorDetails().errorCode()
        + ": "
        + refusal.awsErrorDetails().errorMessage();
  }
}
