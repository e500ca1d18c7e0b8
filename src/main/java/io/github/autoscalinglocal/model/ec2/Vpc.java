package io.github.autoscalinglocal.model.ec2;

/** A virtual network. */
public record Vpc(
    String id, String cidrBlock, boolean isDefault, String tenancy, Attributes attributes) {

  public record Attributes(boolean dnsSupport, boolean dnsHostnames, boolean usageMetrics) {
    /** Those of a VPC that somebody creates. */
    public static final Attributes OF_NEW = new Attributes(true, false, false);
  }

  public Vpc with(Attributes next) {
    return new Vpc(id, cidrBlock, isDefault, tenancy, next);
  }
}
