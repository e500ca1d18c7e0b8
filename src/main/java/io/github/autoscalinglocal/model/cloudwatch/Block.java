package io.github.autoscalinglocal.model.cloudwatch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sixty spans of time next to each other: smaller than a tree of them, and quicker to read. */
final class Block {
  static final int SPANS = 60;

  static final Block EMPTY = new Block(emptySpans());

  private final Summary[] spans;

  private Block(Summary[] spans) {
    this.spans = spans;
  }

  private static Summary[] emptySpans() {
    Summary[] none = new Summary[SPANS];
    Arrays.fill(none, Summary.NONE);
    return none;
  }

  Summary span(int index) {
    return spans[index];
  }

  /** With another summary in the place of one. */
  Block with(int index, Summary values) {
    Summary[] next = spans.clone();
    next[index] = shared(index, values);
    return new Block(next);
  }

  /** A metric that does not change costs no memory for each minute that it does not. */
  private Summary shared(int index, Summary values) {
    return index > 0 && spans[index - 1].equals(values) ? spans[index - 1] : values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Block block && Arrays.equals(spans, block.spans);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(spans);
  }

  @Override
  public String toString() {
    return Arrays.toString(spans);
  }
}
