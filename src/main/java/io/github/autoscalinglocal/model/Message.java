package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a group tells the outside world.
 *
 * @param sequence the order in which messages were sent
 * @param target the ARN of a topic, queue or function; events go to no one in particular
 * @param subject of a message to a topic
 */
public record Message(
    long sequence,
    Instant at,
    Kind kind,
    String group,
    Optional<String> target,
    Optional<String> subject,
    Document body) {

  /** What carries it. */
  public enum Kind implements WireEnum {
    SNS,
    SQS,
    EVENTBRIDGE,
    LAMBDA
  }
}
