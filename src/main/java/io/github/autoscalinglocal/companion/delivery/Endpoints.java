package io.github.autoscalinglocal.companion.delivery;

import java.net.URI;
import java.util.Optional;

/**
 * The hosts that are told. Where one is missing, what is meant for it stays in the outbox.
 *
 * @param lambda also where custom termination policies are asked
 * @param webhook is sent every event as it is
 */
public record Endpoints(
    Optional<URI> sns,
    Optional<URI> sqs,
    Optional<URI> events,
    Optional<URI> lambda,
    Optional<URI> webhook) {

  /** Whether a request may have to wait for one of them. */
  public boolean areWaitedFor() {
    return sns.isPresent() || sqs.isPresent() || lambda.isPresent();
  }
}
