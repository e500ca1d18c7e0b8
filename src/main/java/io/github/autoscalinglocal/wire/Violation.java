package io.github.autoscalinglocal.wire;

import static java.util.stream.Collectors.joining;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.shape.ParameterErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A constraint that a request violates.
 *
 * @param words what the framework says of it
 * @param isMissing whether something that is required was not sent
 * @param sentences what is said to requests that are marked with {@link ParameterErrors}
 * @param inEc2 the refusal in EC2's words, which tells of one violation only
 */
record Violation(
    String words, boolean isMissing, List<String> sentences, Supplier<ApiException> inEc2) {
  private static final Pattern ELEMENT = Pattern.compile("\\.([0-9]+)\\.member");
  private static final Pattern NAME = Pattern.compile("(?<=^|\\.)[a-z](?!ember(?:\\.|$))");

  static Violation missing(String path) {
    return new Violation(
        words("null", path, "Member must not be null"),
        true,
        List.of(CloudWatchErrors.isRequired(parameter(path))),
        () -> Ec2Errors.missing(path));
  }

  static Violation of(Object value, String path, Constraint constraint) {
    return new Violation(
        words("'" + value + "'", path, constraint.text()),
        false,
        List.of(constraint.sentence(parameter(path), value)),
        () -> Ec2Errors.invalid(path, value, rule(constraint)));
  }

  /** Bad elements are one fault of their list, which names all that an element must satisfy. */
  static Violation ofElements(List<Object> values, String path, List<Constraint> constraints) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      for (Constraint constraint : constraints) {
        if (!constraint.holds().test(values.get(i))) {
          String element = parameter(path + "." + (i + 1) + ".member");
          sentences.add(constraint.sentence(element, values.get(i)));
        }
      }
    }
    String all = constraints.stream().map(Constraint::text).collect(joining(", "));
    return new Violation(
        words("'" + values + "'", path, "Member must satisfy constraint: [" + all + "]"),
        false,
        sentences,
        () -> inEc2(values, path, constraints));
  }

  private static ApiException inEc2(List<Object> values, String path, List<Constraint> rules) {
    for (int i = 0; i < values.size(); i++) {
      for (Constraint each : rules) {
        if (!each.holds().test(values.get(i))) {
          return Ec2Errors.invalid(path + "." + (i + 1), values.get(i), rule(each));
        }
      }
    }
    throw new IllegalArgumentException("no violation at " + path);
  }

  /** The constraint as a sentence of its own. */
  private static String rule(Constraint constraint) {
    return constraint.text().replaceFirst("^Member", "It") + ".";
  }

  private static String words(String value, String path, String constraint) {
    return "Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint;
  }

  /** {@code tags.1.member.key} as the parameters of a Query name it: {@code Tags.member.1.Key}. */
  private static String parameter(String path) {
    String inOrder = ELEMENT.matcher(path).replaceAll(".member.$1");
    return NAME.matcher(inOrder)
        .replaceAll(first -> String.valueOf(Character.toUpperCase(first.group().charAt(0))));
  }

  /** The refusal of a request of this class, with all that it violates. */
  static ApiException refusal(Class<?> type, List<Violation> violations) {
    if (RecordShape.of(type).ofEc2()) {
      return violations.stream()
          .filter(Violation::isMissing)
          .findFirst()
          .orElse(violations.get(0))
          .inEc2()
          .get();
    }
    ParameterErrors ownWords = type.getAnnotation(ParameterErrors.class);
    if (ownWords == null) {
      return Errors.constraintViolations(violations.stream().map(Violation::words).toList());
    }
    if (ownWords.validationError()) {
      return CloudWatchErrors.invalidRequest(sentences(violations.stream()));
    }
    List<String> missing = sentences(violations.stream().filter(Violation::isMissing));
    return missing.isEmpty()
        ? CloudWatchErrors.invalidParameters(sentences(violations.stream()))
        : CloudWatchErrors.missingParameters(missing);
  }

  private static List<String> sentences(Stream<Violation> violations) {
    return violations.flatMap(each -> each.sentences.stream()).toList();
  }
}
