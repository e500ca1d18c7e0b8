package io.github.autoscalinglocal.api.elbv2;

/** The quotas of a region that are heeded. */
final class Quotas {
  static final int LOAD_BALANCERS = 50;
  static final int TARGET_GROUPS = 3000;

  /** Per load balancer. */
  static final int LISTENERS = 50;

  /** Per target group. */
  static final int TARGETS = 1000;

  /** Per load balancer. */
  static final int TARGET_GROUPS_IN_USE = 100;

  /** Per action of an Application Load Balancer. */
  static final int TARGET_GROUPS_OF_ACTION = 5;

  private Quotas() {}
}
