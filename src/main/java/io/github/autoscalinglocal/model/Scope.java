package io.github.autoscalinglocal.model;

import java.util.Comparator;

/** Whose state: one account in one region. */
public record Scope(String account, String region) implements Comparable<Scope> {
  private static final Comparator<Scope> ORDER =
      Comparator.comparing(Scope::account).thenComparing(Scope::region);

  @Override
  public int compareTo(Scope other) {
    return ORDER.compare(this, other);
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
