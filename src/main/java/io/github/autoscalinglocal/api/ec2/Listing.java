package io.github.autoscalinglocal.api.ec2;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Ec2Errors;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How an operation lists its resources: those that the request names or all, of these the ones that
 * pass its filters, page by page.
 *
 * @param id of a resource, which is what pages continue by
 * @param fewest and {@code most} are the bounds of {@code MaxResults}
 */
public record Listing<T>(
    String operation, Filters<T> filters, Function<T, String> id, int fewest, int most) {

  /**
   * The page of a request.
   *
   * @param all in the order of their ids
   */
  public Page<T> page(Stream<T> all, List<Filter> asked, Integer maxResults, String nextToken) {
    if (maxResults != null && (maxResults < fewest || maxResults > most)) {
      throw Ec2Errors.invalidMaxResults(maxResults, fewest, most);
    }
    Predicate<T> wanted = filters.of(asked);
    String after = Page.keyIn(operation, nextToken);
    return Page.of(
        operation,
        all.filter(each -> id.apply(each).compareTo(after) > 0).filter(wanted).iterator(),
        maxResults == null ? Integer.MAX_VALUE : maxResults,
        id);
  }

  /**
   * Those that a request names, in the order of their ids; all if it names none.
   *
   * @param notFound the refusal of an id that none has
   */
  public static <R> Stream<R> named(
      List<String> ids, SortedMap<String, R> all, Function<String, ApiException> notFound) {
    return ids == null || ids.isEmpty()
        ? all.values().stream()
        : ids.stream()
            .sorted()
            .distinct()
            .map(id -> Optional.ofNullable(all.get(id)).orElseThrow(() -> notFound.apply(id)));
  }

  /** The pages' refusal of a request that wants some by id and so many of them at once. */
  public static void notWithIds(List<String> ids, String parameter, Integer maxResults) {
    if (ids != null && !ids.isEmpty() && maxResults != null) {
      throw Ec2Errors.maxResultsWithIds(parameter);
    }
  }
}
