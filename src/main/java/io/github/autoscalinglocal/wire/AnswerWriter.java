package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.Code;

/** Writes the XML answers, in UTF-8, of a service that speaks a dialect of the Query protocol. */
interface AnswerWriter {
  /**
   * The answer of an operation that succeeded.
   *
   * @param hasResult whether the operation has an output shape, which may be one without members;
   *     clients look for its element
   */
  byte[] success(String operation, Record response, boolean hasResult, String requestId);

  /** A refusal. It may quote what the caller sent, so it is made fit for XML. */
  byte[] fault(Code code, String text, String requestId);
}
