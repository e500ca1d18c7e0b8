package io.github.autoscalinglocal.model.cloudwatch;

import java.time.Instant;
import org.pcollections.TreePMap;

/**
 * The values of a metric at one resolution.
 *
 * @param blocks by their number, counted from 1970
 */
record Tier(Resolution resolution, TreePMap<Long, Block> blocks) {
  static Tier empty(Resolution resolution) {
    return new Tier(resolution, TreePMap.empty());
  }

  /** With values more, and without those that are past their retention by now. */
  Tier plus(long epochSecond, Summary values, Instant now) {
    long span = Math.floorDiv(epochSecond, resolution.seconds());
    long number = Math.floorDiv(span, Block.SPANS);
    int index = Math.floorMod(span, Block.SPANS);
    Block block = blocks.getOrDefault(number, Block.EMPTY);
    Summary before = block.span(index);
    Summary after = resolution.keepsValues() ? before.plus(values) : before.plusStatistics(values);
    return new Tier(resolution, withoutOld(blocks.plus(number, block.with(index, after)), now));
  }

  private TreePMap<Long, Block> withoutOld(TreePMap<Long, Block> all, Instant now) {
    long oldest = now.minus(resolution.retention()).getEpochSecond();
    long oldestBlock = Math.floorDiv(oldest, resolution.seconds() * Block.SPANS);
    TreePMap<Long, Block> kept = all;
    while (!kept.isEmpty() && kept.firstKey() < oldestBlock) {
      kept = kept.minusFirstEntry();
    }
    return kept;
  }

  /**
   * The values of spans next to each other, added up in windows.
   *
   * @param from the start of the first window, which is one of a span
   * @param period how long each window is, a multiple of a span
   */
  Summary[] windows(long from, long period, int count) {
    Summary[] windows = new Summary[count];
    long span = Math.floorDiv(from, resolution.seconds());
    int spans = Math.toIntExact(period / resolution.seconds());
    long number = Long.MIN_VALUE;
    Block block = Block.EMPTY;
    for (int window = 0; window < count; window++) {
      Summary all = Summary.NONE;
      for (int i = 0; i < spans; i++, span++) {
        long of = Math.floorDiv(span, Block.SPANS);
        if (of != number) {
          number = of;
          block = blocks.getOrDefault(number, Block.EMPTY);
        }
        all = all.plus(block.span(Math.floorMod(span, Block.SPANS)));
      }
      windows[window] = all;
    }
    return windows;
  }
}
