package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Origin;
import java.util.SortedMap;

/**
 * What the group would launch from now.
 *
 * @param current the group's launch configuration, or its launch template with the version resolved
 *     to a number
 * @param byInstanceType where an override of a mixed instances policy names a template of its own
 */
public record CurrentOrigins(
    Origin current, SortedMap<String, Origin.LaunchTemplate> byInstanceType) {

  /** What an instance of that type would be launched from now. */
  public Origin of(String instanceType) {
    Origin override = byInstanceType.get(instanceType);
    return override == null ? current : override;
  }
}
