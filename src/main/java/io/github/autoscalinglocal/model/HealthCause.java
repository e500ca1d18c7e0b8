package io.github.autoscalinglocal.model;

/** Why a group believes an instance to be unhealthy. */
public enum HealthCause {
  USER("a user health-check", true),
  NOT_RUNNING("an EC2 health check indicating it has been terminated or stopped", true),
  STATUS_CHECKS("an EC2 instance status checks failure", false),
  EBS("an EBS volume health check failure", false),
  ELB("an ELB system health check failure", false),
  /** No text of the service is known; the others' frame. */
  VPC_LATTICE("a VPC Lattice health check failure", false);

  private final String text;
  private final boolean urgent;

  HealthCause(String text, boolean urgent) {
    this.text = text;
    this.urgent = urgent;
  }

  /**
   * As a cause sentence continues after {@code an instance was taken out of service in response
   * to}.
   */
  public String text() {
    return text;
  }

  /** Whether the instance is replaced at once; the others go a few at a time. */
  public boolean urgent() {
    return urgent;
  }
}
