package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;
import java.util.Comparator;

/**
 * Something that sends traffic to instances.
 *
 * @param identifier a Classic load balancer's name, else a target group's ARN
 */
public record TrafficSource(Type type, String identifier) implements Comparable<TrafficSource> {
  private static final Comparator<TrafficSource> ORDER =
      Comparator.comparing(TrafficSource::type).thenComparing(TrafficSource::identifier);

  /** The kinds of sources, in the alphabetical order of their names on the wire. */
  public enum Type implements WireEnum {
    CLASSIC("elb", "ELB", 50),
    TARGET_GROUP("elbv2", "ELB", 50),
    VPC_LATTICE("vpc-lattice", "VPC_LATTICE", 5);

    private final String wire;
    private final String healthCheck;
    private final int mostPerGroup;

    Type(String wire, String healthCheck, int mostPerGroup) {
      this.wire = wire;
      this.healthCheck = healthCheck;
      this.mostPerGroup = mostPerGroup;
    }

    @Override
    public String wire() {
      return wire;
    }

    /** The health check type of a group that heeds what such a source finds. */
    public String healthCheck() {
      return healthCheck;
    }

    /** How many of them a group may have. */
    public int mostPerGroup() {
      return mostPerGroup;
    }
  }

  public static TrafficSource ofClassic(String loadBalancerName) {
    return new TrafficSource(Type.CLASSIC, loadBalancerName);
  }

  public static TrafficSource ofTargetGroup(String arn) {
    return new TrafficSource(Type.TARGET_GROUP, arn);
  }

  @Override
  public int compareTo(TrafficSource other) {
    return ORDER.compare(this, other);
  }
}
