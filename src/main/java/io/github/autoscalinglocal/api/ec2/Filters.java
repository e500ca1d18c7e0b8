package io.github.autoscalinglocal.api.ec2;

import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The filters that a kind of resource knows, by name. All filters of a request have to let a
 * resource pass, each by any of its values.
 *
 * @param <T> what describes a resource, and what its filters look at
 */
public final class Filters<T> {
  private static final String TAG = "tag:";

  private final SortedMap<String, Function<T, Stream<String>>> facts = new TreeMap<>();
  private final Function<T, List<Tag>> tags;

  /**
   * @param tags those of a resource, which every kind that has tags can be filtered by
   */
  public Filters(Function<T, List<Tag>> tags) {
    this.tags = tags;
  }

  /** Of resources without tags. */
  public Filters() {
    this(resource -> List.of());
  }

  /** A filter by one fact, which may be null where a resource does not have it. */
  public Filters<T> on(String name, Function<T, Object> fact) {
    return onEach(name, resource -> Stream.ofNullable(fact.apply(resource)).map(String::valueOf));
  }

  /** A filter by a fact that a resource may have several of. */
  public Filters<T> onEach(String name, Function<T, Stream<String>> fact) {
    facts.put(name, fact);
    return this;
  }

  /** Whether a resource passes all filters of a request. */
  public Predicate<T> of(List<Filter> asked) {
    Predicate<T> all = resource -> true;
    for (Filter filter : asked == null ? List.<Filter>of() : asked) {
      Function<T, Stream<String>> fact = fact(String.valueOf(filter.name()));
      List<String> values = filter.values() == null ? List.of() : filter.values();
      all =
          all.and(
              resource ->
                  fact.apply(resource)
                      .filter(Objects::nonNull)
                      .anyMatch(has -> values.stream().anyMatch(value -> matches(value, has))));
    }
    return all;
  }

  private Function<T, Stream<String>> fact(String name) {
    if (name.startsWith(TAG)) {
      String key = name.substring(TAG.length());
      return resource -> tags(resource).filter(tag -> tag.key().equals(key)).map(Tag::value);
    }
    return name.equals("tag-key")
        ? resource -> tags(resource).map(Tag::key)
        : Optional.ofNullable(facts.get(name)).orElseThrow(() -> Ec2Errors.invalidFilter(name));
  }

  private Stream<Tag> tags(T resource) {
    List<Tag> found = tags.apply(resource);
    return found == null ? Stream.empty() : found.stream();
  }

  /**
   * Whether a value stands for a text: {@code *} for any characters, {@code ?} for one, and what
   * follows a backslash for itself.
   */
  static boolean matches(String value, String text) {
    int v = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      boolean escaped = v + 1 < value.length() && value.charAt(v) == '\\';
      if (v < value.length() && value.charAt(v) == '*') {
        star = v++;
        mark = t;
      } else if (v < value.length()
          && stands(value.charAt(escaped ? v + 1 : v), escaped, text.charAt(t))) {
        v += escaped ? 2 : 1;
        t++;
      } else if (star >= 0) {
        v = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (v < value.length() && value.charAt(v) == '*') {
      v++;
    }
    return v == value.length();
  }

  private static boolean stands(char value, boolean escaped, char text) {
    return value == text || (value == '?' && !escaped);
  }
}
