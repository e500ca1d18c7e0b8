package io.github.autoscalinglocal.model.cloudwatch;

import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import java.util.Comparator;
import java.util.List;

/**
 * What tells one metric from another.
 *
 * @param dimensions ordered by name: the order in which they are sent means nothing
 */
public record MetricId(String namespace, String name, List<Dimension> dimensions)
    implements Comparable<MetricId> {
  private static final Comparator<Dimension> BY_NAME =
      Comparator.comparing(Dimension::name).thenComparing(Dimension::value);

  public MetricId {
    dimensions =
        dimensions.size() < 2
            ? List.copyOf(dimensions)
            : dimensions.stream().sorted(BY_NAME).toList();
  }

  public static MetricId of(String namespace, String name, String dimension, String value) {
    return new MetricId(namespace, name, List.of(new Dimension(dimension, value)));
  }

  @Override
  public int compareTo(MetricId other) {
    int order = namespace.compareTo(other.namespace);
    if (order == 0) {
      order = name.compareTo(other.name);
    }
    for (int i = 0; order == 0 && i < dimensions.size() && i < other.dimensions.size(); i++) {
      order = BY_NAME.compare(dimensions.get(i), other.dimensions.get(i));
    }
    return order == 0 ? Integer.compare(dimensions.size(), other.dimensions.size()) : order;
  }
}
