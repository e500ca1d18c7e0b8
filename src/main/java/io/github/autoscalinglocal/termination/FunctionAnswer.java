package io.github.autoscalinglocal.termination;

import java.util.List;
import java.util.Optional;

/**
 * What came of asking a custom termination policy.
 *
 * @param instanceIds who may go, in an order that means nothing; empty for nobody now
 * @param failure why there is no answer, as the end of a sentence
 */
public record FunctionAnswer(List<String> instanceIds, Optional<String> failure) {

  public static FunctionAnswer of(List<String> instanceIds) {
    return new FunctionAnswer(instanceIds, Optional.empty());
  }

  public static FunctionAnswer none(String failure) {
    return new FunctionAnswer(List.of(), Optional.of(failure));
  }
}
