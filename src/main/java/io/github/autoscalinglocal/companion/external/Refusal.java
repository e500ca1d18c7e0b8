package io.github.autoscalinglocal.companion.external;

/**
 * Why the other EC2 does not do something.
 *
 * @param code its error code; that of a fault of its own if there is no answer
 * @param answered whether it has said so itself
 */
public record Refusal(String code, String sentence, boolean answered) {
  private static final String FAULT = "InternalError";

  /** No answer, or none that can be understood. */
  static Refusal none(String sentence) {
    return new Refusal(FAULT, sentence, false);
  }

  /** Whether it is about something that is not there. */
  public boolean isNotFound() {
    return code.contains(".NotFound") || code.equals("InvalidInstanceID.Malformed");
  }
}
