package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** Why a target is not healthy. */
public enum TargetHealthReason implements WireEnum {
  ELB_REGISTRATION_IN_PROGRESS("Elb.RegistrationInProgress"),
  ELB_INITIAL_HEALTH_CHECKING("Elb.InitialHealthChecking"),
  TARGET_RESPONSE_CODE_MISMATCH("Target.ResponseCodeMismatch"),
  TARGET_TIMEOUT("Target.Timeout"),
  TARGET_FAILED_HEALTH_CHECKS("Target.FailedHealthChecks"),
  TARGET_NOT_REGISTERED("Target.NotRegistered"),
  TARGET_NOT_IN_USE("Target.NotInUse"),
  TARGET_DEREGISTRATION_IN_PROGRESS("Target.DeregistrationInProgress"),
  TARGET_INVALID_STATE("Target.InvalidState"),
  TARGET_IP_UNUSABLE("Target.IpUnusable"),
  TARGET_HEALTH_CHECK_DISABLED("Target.HealthCheckDisabled"),
  ELB_INTERNAL_ERROR("Elb.InternalError");

  private final String wire;

  TargetHealthReason(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
