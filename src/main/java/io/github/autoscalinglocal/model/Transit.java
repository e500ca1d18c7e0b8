package io.github.autoscalinglocal.model;

import org.pcollections.TreePMap;

/**
 * What moves an instance from one steady state to the next.
 *
 * @param activityId the activity that tells of it, or told of it last
 * @param hooked whether lifecycle hooks may hold it up
 * @param actions what holds it up now, by the hook's name
 * @param exchange whether it goes from its group to the warm pool or back, and not to EC2 or from
 *     there
 */
public record Transit(
    String activityId,
    boolean hooked,
    TreePMap<String, LifecycleAction> actions,
    boolean exchange) {

  public static final Transit NONE = new Transit("", false, TreePMap.empty(), false);

  /** A move that hooks may hold up. */
  public static Transit hooked(String activityId) {
    return new Transit(activityId, true, TreePMap.empty(), false);
  }

  /** A move between a group and its warm pool, which hooks may hold up. */
  public static Transit exchange(String activityId) {
    return new Transit(activityId, true, TreePMap.empty(), true);
  }

  /** A move that no hook holds up. */
  public static Transit unhooked(String activityId) {
    return new Transit(activityId, false, TreePMap.empty(), false);
  }

  public Transit with(LifecycleAction action) {
    return new Transit(activityId, hooked, actions.plus(action.hook(), action), exchange);
  }

  public Transit without(LifecycleAction action) {
    return new Transit(activityId, hooked, actions.minus(action.hook()), exchange);
  }

  public Transit withoutActions() {
    return new Transit(activityId, hooked, TreePMap.empty(), exchange);
  }
}
