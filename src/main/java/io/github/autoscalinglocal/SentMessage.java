package io.github.autoscalinglocal;

import io.github.autoscalinglocal.model.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a group told the outside world.
 *
 * @param kind {@code sns}, {@code sqs}, {@code lambda} or {@code eventbridge}
 * @param target the ARN of a topic, queue or function; events go to no one in particular
 * @param subject of a message to a topic
 * @param body what is sent as JSON: texts, whole numbers, lists of texts and maps like this one
 */
public record SentMessage(
    Instant at,
    String kind,
    String group,
    Optional<String> target,
    Optional<String> subject,
    Map<String, Object> body) {

  static SentMessage of(Message message) {
    return new SentMessage(
        message.at(),
        message.kind().wire(),
        message.group(),
        message.target(),
        message.subject(),
        message.body().members());
  }
}
