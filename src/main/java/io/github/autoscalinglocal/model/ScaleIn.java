package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.DeletionProtection;
import io.github.autoscalinglocal.shape.InstanceLifecyclePolicy;
import java.util.List;
import java.util.Optional;

/**
 * How a group loses instances.
 *
 * @param preselection empty for the service's own
 */
public record ScaleIn(
    List<String> terminationPolicies,
    boolean newInstancesProtected,
    DeletionProtection deletionProtection,
    Optional<InstanceLifecyclePolicy> instanceLifecyclePolicy,
    Optional<Preselection> preselection) {

  public ScaleIn with(Optional<Preselection> next) {
    return new ScaleIn(
        terminationPolicies,
        newInstancesProtected,
        deletionProtection,
        instanceLifecyclePolicy,
        next);
  }
}
