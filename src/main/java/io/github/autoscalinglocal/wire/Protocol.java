package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.error.ApiException;

/**
 * One of the protocols of AWS: how a request names its operation and holds its input, and how
 * answers are written. Whatever the protocol, an input becomes the same tree, and an answer is made
 * from the same record, so an operation knows none of them.
 */
interface Protocol {
  /** Reads a request, as far as that goes without knowing whom it is for. */
  Call read(WireRequest request);

  /** The answer of an operation that succeeded. */
  WireResponse success(Service service, String operation, Record answer, String requestId);

  /** A refusal, in the words of the service that the request is for as far as that is known. */
  WireResponse fault(Service service, ApiException refusal, String requestId);
}
