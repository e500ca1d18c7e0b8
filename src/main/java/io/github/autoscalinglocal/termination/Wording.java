package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The words that reasons share. */
final class Wording {
  private static final int MOST_NAMED = 3;

  private Wording() {}

  /** {@code i-1 and i-2}, {@code both candidates} or {@code 4 of 9 candidates}. */
  static String who(List<Instance> kept, List<Instance> candidates) {
    if (kept.size() > 1 && kept.size() == candidates.size()) {
      return kept.size() == 2 ? "both candidates" : "all " + kept.size() + " candidates";
    }
    return kept.size() <= MOST_NAMED
        ? and(kept.stream().map(Instance::id).toList())
        : kept.size() + " of " + candidates.size() + " candidates";
  }

  /** {@code a}, {@code a and b} or {@code a, b and c}. */
  static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** Four significant digits. */
  static String number(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  static String minutes(long seconds) {
    return seconds / 60 + " min " + seconds % 60 + " s";
  }
}
