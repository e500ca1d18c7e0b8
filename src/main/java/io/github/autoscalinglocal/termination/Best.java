package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import java.util.ArrayList;
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
    List<Instance> kept = new ArrayList<>();
    K first = key.apply(candidates.get(0));
    Optional<K> next = Optional.empty();
    for (Instance candidate : candidates) {
      K own = key.apply(candidate);
      int place = order.compare(own, first);
      if (place < 0) {
        next = Optional.of(first);
        first = own;
        kept.clear();
      } else if (place > 0 && (next.isEmpty() || order.compare(own, next.get()) < 0)) {
        next = Optional.of(own);
      }
      if (place <= 0) {
        kept.add(candidate);
      }
    }
    return new Best<>(List.copyOf(kept), first, next);
  }

  /** What the runner-up has, as the end of a sentence; nothing when there is none. */
  String next(Function<K, String> words) {
    return next.map(key -> ", the next " + words.apply(key)).orElse("");
  }
}
