package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.error.ElbV2Errors;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A page of a listing. */
final class Listing {
  /** As long as a page can be, which it is unless told otherwise. */
  private static final int LONGEST = 400;

  private Listing() {}

  /**
   * The next items.
   *
   * @param all in the order of their keys
   */
  static <T> Page<T> of(
      String operation, Stream<T> all, String marker, Integer pageSize, Function<T, String> key) {
    String after = Page.keyIn(operation, marker, any -> ElbV2Errors.invalidMarker());
    return Page.of(
        operation,
        all.filter(each -> key.apply(each).compareTo(after) > 0).iterator(),
        pageSize == null ? LONGEST : pageSize,
        key);
  }

  /** Whether a list was given that says anything. */
  static boolean isGiven(List<?> list) {
    return list != null && !list.isEmpty();
  }
}
