package io.github.autoscalinglocal.api;

import java.util.ArrayList;
import java.util.List;

/**
 * One member of a shape, in words that are the same whoever describes it: a record, the API
 * description or the SDK.
 *
 * @param path the operation, {@code Request} or {@code Response}, then names on the wire, joined by
 *     dots
 * @param name the API's name for it, which is nearly always the wire's; empty for an element of a
 *     list
 * @param type {@code string}, {@code list}, {@code structure} and so on; {@code string} for an
 *     enumeration too
 * @param values of an enumeration
 * @param constraints such as {@code required, min 1, max 255}
 */
record Member(String path, String name, String type, List<String> values, String constraints) {
  Member withConstraints(String next) {
    return new Member(path, name, type, values, next);
  }

  Member withoutConstraints() {
    return withConstraints("");
  }

  Member withoutValues(List<String> unused) {
    List<String> used = values.stream().filter(value -> !unused.contains(value)).toList();
    return new Member(path, name, type, used, constraints);
  }

  /** The SDK knows neither constraints nor, on the wire, enumerations. */
  Member asTheSdkKnowsIt() {
    return new Member(path, name, type, List.of(), "");
  }

  boolean isWithin(String outerPath) {
    return path.equals(outerPath) || path.startsWith(outerPath + ".");
  }

  /** Constraints in words, gathered as they are found. */
  static final class Constraints {
    private final List<String> words = new ArrayList<>();

    Constraints required(boolean required) {
      if (required) {
        words.add("required");
      }
      return this;
    }

    /** Bounds of a length, of which a minimum of zero says nothing. */
    Constraints length(long min, long max) {
      return range(
          min == 0 ? Long.MIN_VALUE : min, max == Integer.MAX_VALUE ? Long.MAX_VALUE : max);
    }

    Constraints range(long min, long max) {
      if (min != Long.MIN_VALUE) {
        words.add("min " + min);
      }
      if (max != Long.MAX_VALUE) {
        words.add("max " + max);
      }
      return this;
    }

    Constraints matches(String pattern) {
      words.add("pattern " + pattern);
      return this;
    }

    @Override
    public String toString() {
      return String.join(", ", words);
    }
  }
}
