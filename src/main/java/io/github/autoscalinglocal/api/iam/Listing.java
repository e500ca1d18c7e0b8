package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.error.IamErrors;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** A part of a listing, as IAM cuts them. */
record Listing<T>(List<T> items, boolean isTruncated, String marker) {
  private static final int USUAL = 100;

  /**
   * The next items.
   *
   * @param all in the order of their keys
   */
  static <T> Listing<T> of(
      String operation,
      Collection<T> all,
      String marker,
      Integer maxItems,
      Function<T, String> key) {
    String after = Page.keyIn(operation, marker, any -> IamErrors.invalidMarker());
    Page<T> page =
        Page.of(
            operation,
            all.stream().filter(each -> key.apply(each).compareTo(after) > 0).iterator(),
            maxItems == null ? USUAL : maxItems,
            key);
    return new Listing<>(page.items(), page.nextToken() != null, page.nextToken());
  }
}
