package io.github.autoscalinglocal.model;

import org.pcollections.TreePMap;

/**
 * What moves an instance from one steady state to the next.
 *
 * @param activityId the activity that tells of it, or told of it last
 * @param hooked whether lifecycle hooks may hold it up
 * @param actions what holds it up now, by the hook's name
 */
public record Transit(
    String activityId, boolean hooked, TreePMap<String, LifecycleAction> actions) {

  public static final Transit NONE = new Transit("", false, TreePMap.empty());

  /** A move that hooks may hold up. */
  public static Transit hooked(String activityId) {
    return new Transit(activityId, true, TreePMap.empty());
  }

  /** A move that no hook holds up. */
  public static Transit unhooked(String activityId) {
    return new Transit(activityId, false, TreePMap.empty());
  }

  public Transit with(LifecycleAction action) {
    return new Transit(activityId, hooked, actions.plus(action.hook(), action));
  }

  public Transit without(LifecycleAction action) {
    return new Transit(activityId, hooked, actions.minus(action.hook()));
  }

  public Transit withoutActions() {
    return new Transit(activityId, hooked, TreePMap.empty());
  }
}
