package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The candidates that come first by some key.
 *
 * @param key what they have in common
 * @param next the key that came second; empty when all candidates have the same
 */
record Best<K>(List<Instance> kept, K key, Optional<K> next) {

  static <K extends Comparable<K>> Best<K> smallest(
      List<Instance> candidates, Function<Instance, K> key) {
    return first(candidates, key, Comparator.naturalOrder());
  }

  static <K extends Comparable<K>> Best<K> largest(
      List<Instance> candidates, Function<Instance, K> key) {
    return first(candidates, key, Comparator.reverseOrder());
  }

  private static <K> Best<K> first(
      List<Instance> candidates, Function<Instance, K> key, Comparator<K> order) {
    K first = candidates.stream().map(key).min(order).orElseThrow();
    return new Best<>(
        candidates.stream().filter(i -> order.compare(key.apply(i), first) == 0).toList(),
        first,
        candidates.stream().map(key).filter(k -> order.compare(k, first) > 0).min(order));
  }

  /** What the runner-up has, as the end of a sentence; nothing when there is none. */
  String next(Function<K, String> words) {
    return next.map(key -> ", the next " + words.apply(key)).orElse("");
  }
}
