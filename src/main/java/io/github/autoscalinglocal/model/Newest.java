package io.github.autoscalinglocal.model;

import java.util.Iterator;
import org.pcollections.TreePMap;

/**
 * Bounds maps to whose end something is added for ever. The oldest go a hundredth at a time: going
 * one by one, each would take the copy of a path to where nobody has looked for long, which no
 * cache of a processor holds any more.
 */
final class Newest {
  private Newest() {}

  /** How many are to go so that so many are kept; none while there is not a hundredth too many. */
  static int surplus(int size, int kept) {
    return size > kept + kept / 100 ? size - kept : 0;
  }

  /** Without so many of the first. */
  static <K, V> TreePMap<K, V> skip(TreePMap<K, V> map, int count) {
    if (count == 0) {
      return map;
    }
    Iterator<K> keys = map.keySet().iterator();
    for (int i = 0; i < count; i++) {
      keys.next();
    }
    return map.tailMap(keys.next());
  }
}
