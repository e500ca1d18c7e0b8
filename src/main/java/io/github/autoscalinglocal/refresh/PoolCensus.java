package io.github.autoscalinglocal.refresh;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.RefreshRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The instances of a group's warm pool as a refresh sees them.
 *
 * @param outdated those that can be replaced now, the oldest first
 * @param done how many are up to date and ready
 * @param coming how many are on their way into the pool
 */
public record PoolCensus(List<Instance> outdated, int done, int coming) {
  public static PoolCensus of(Collection<Instance> instances, RefreshRun run) {
    List<Instance> outdated = new ArrayList<>();
    int done = 0;
    int coming = 0;
    for (Instance instance : instances) {
      if (instance.lifecycle().isWarming()) {
        coming++;
      } else if (instance.lifecycle().isReady()) {
        if (run.outdated().contains(instance.id())) {
          outdated.add(instance);
        } else {
          done++;
        }
      }
    }
    outdated.sort(Comparator.comparing(Instance::launchedAt).thenComparing(Instance::id));
    return new PoolCensus(outdated, done, coming);
  }

  public int total() {
    return outdated.size() + done + coming;
  }

  /** How many are not up to date and ready yet. */
  public int left() {
    return outdated.size() + coming;
  }

  public int percentage() {
    return total() == 0 ? 100 : 100 * done / total();
  }

  /**
   * How many may go at once: the pool keeps its own healthy percentage, and yet gets on.
   *
   * @param minHealthy percent of the pool that stays ready
   */
  public int batch(int minHealthy) {
    int least = Bounds.of(total(), minHealthy, 100).least();
    int spare = outdated.size() + done - least;
    return Math.max(spare, coming == 0 ? 1 : 0);
  }
}
