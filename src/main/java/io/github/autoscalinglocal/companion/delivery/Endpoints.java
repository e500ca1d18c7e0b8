package io.github.autoscalinglocal.companion.delivery;

import java.net.URI;
import java.util.Optional;

/**
 * The hosts that are told and asked. Where one is missing, what is meant for it stays in the
 * outbox.
 *
 * @param lambda also where custom termination policies are asked
 * @param webhook is sent every event as it is
 * @param ec2 where instances live, if not here
 */
public record Endpoints(
    Optional<URI> sns,
    Optional<URI> sqs,
    Optional<URI> events,
    Optional<URI> lambda,
    Optional<URI> webhook,
    Optional<URI> ec2) {

  /** Whether a request may have to wait for one of them. */
  public boolean areWaitedFor() {
    return sns.isPresent() || sqs.isPresent() || lambda.isPresent() || ec2.isPresent();
  }
}
