package io.github.autoscalinglocal.model;

import org.pcollections.TreePMap;

/**
 * What moves an instance from one steady state to the next.
 *
 * @param activityId the activity that tells of it, or told of it last
 * @param hooked whether lifecycle hooks may hold it up
 * @param inPlace whether it comes from its group and goes back there, to get another root volume
 * @param exchange whether it goes from its group to the warm pool or back, and not to EC2 or from
 *     there
 * @param actions what holds it up now, by the hook's name
 */
public record Transit(
    String activityId,
    boolean hooked,
    boolean inPlace,
    boolean exchange,
    TreePMap<String, LifecycleAction> actions) {

  public static final Transit NONE = new Transit("", false, false, false, TreePMap.empty());

  /** A move that hooks may hold up. */
  public static Transit hooked(String activityId) {
    return new Transit(activityId, true, false, false, TreePMap.empty());
  }

  /** A move out of service and back, which hooks of both kinds may hold up. */
  public static Transit inPlace(String activityId) {
    return new Transit(activityId, true, true, false, TreePMap.empty());
  }

  /** A move between a group and its warm pool, which hooks may hold up. */
  public static Transit exchange(String activityId) {
    return new Transit(activityId, true, false, true, TreePMap.empty());
  }

  /** A move that no hook holds up. */
  public static Transit unhooked(String activityId) {
    return new Transit(activityId, false, false, false, TreePMap.empty());
  }

  public Transit with(LifecycleAction action) {
    return with(actions.plus(action.hook(), action));
  }

  public Transit without(LifecycleAction action) {
    return with(actions.minus(action.hook()));
  }

  public Transit withoutActions() {
    return with(TreePMap.empty());
  }

  private Transit with(TreePMap<String, LifecycleAction> next) {
    return new Transit(activityId, hooked, inPlace, exchange, next);
  }
}
