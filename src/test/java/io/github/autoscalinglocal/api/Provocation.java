package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.Scenario;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How to have an operation answer with an error.
 *
 * @param needs the operations without which it cannot be done
 * @param answer what the operation answers, as {@code Code: text}, in a world without anything
 * @param expected the same, as the service has it
 */
record Provocation(
    String operation,
    String code,
    List<String> needs,
    Function<Scenario, String> answer,
    String expected) {

  /** A call that is refused. */
  static Provocation of(String operation, String code, String text, String... parameters) {
    return new Provocation(
        operation,
        code,
        List.of(operation),
        aws -> aws.refusal(operation, parameters),
        code + ": " + text);
  }

  /** A call of which a part is refused, which its answer tells. */
  static Provocation inAnswer(
      String operation, String code, String text, Function<Scenario, String> answer) {
    return new Provocation(operation, code, List.of(operation), answer, code + ": " + text);
  }

  /** The same, once something has been done. */
  Provocation after(Consumer<Scenario> before) {
    return new Provocation(
        operation,
        code,
        needs,
        aws -> {
          before.accept(aws);
          return answer.apply(aws);
        },
        expected);
  }

  /** The same, if another operation is built as well. */
  Provocation with(String other) {
    return new Provocation(
        operation,
        code,
        Stream.concat(needs.stream(), Stream.of(other)).toList(),
        answer,
        expected);
  }
}
