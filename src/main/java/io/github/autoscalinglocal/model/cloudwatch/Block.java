package io.github.autoscalinglocal.model.cloudwatch;

import java.util.Collections;
import java.util.List;

/** Sixty spans of time next to each other: smaller than a tree of them, and quicker to read. */
record Block(List<Summary> spans) {
  static final int SPANS = 60;

  static final Block EMPTY = new Block(Collections.nCopies(SPANS, Summary.NONE));

  Summary span(int index) {
    return spans.get(index);
  }

  /** With another summary in the place of one. */
  Block with(int index, Summary values) {
    Summary[] next = spans.toArray(Summary[]::new);
    next[index] = shared(index, values);
    return new Block(List.of(next));
  }

  /** A metric that does not change costs no memory for each minute that it does not. */
  private Summary shared(int index, Summary values) {
    return index > 0 && span(index - 1).equals(values) ? span(index - 1) : values;
  }
}
