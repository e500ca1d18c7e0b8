package io.github.autoscalinglocal.model;

/** Whose state: one account in one region. */
public record Scope(String account, String region) implements Comparable<Scope> {
  @Override
  @SuppressWarnings("ReferenceEquality") // most are the same
  public int compareTo(Scope other) {
    if (this == other) {
      return 0;
    }
    int order = account.compareTo(other.account);
    return order != 0 ? order : region.compareTo(other.region);
  }

  /** The partition that ARNs of this region start with. */
  public String partition() {
    if (region.startsWith("cn-") || region.startsWith("aws-cn-")) {
      return "aws-cn";
    }
    boolean government = region.startsWith("us-gov-") || region.startsWith("aws-us-gov-");
    return government ? "aws-us-gov" : "aws";
  }

  /** Where the account has what is the same in all regions of the partition, such as its roles. */
  public Scope global() {
    return new Scope(account, partition() + "-global");
  }

  /** {@code arn:{partition}:autoscaling:{region}:{account}:{rest}}. */
  public String arn(String rest) {
    return arn("autoscaling", rest);
  }

  /** {@code arn:{partition}:{service}:{region}:{account}:{rest}}. */
  public String arn(String service, String rest) {
    return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + rest;
  }
}
