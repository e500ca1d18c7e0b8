package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.elb.LoadBalancerAttributes;
import io.github.autoscalinglocal.shape.elb.LoadBalancerDescription;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What this account has in Elastic Load Balancing and VPC Lattice: load balancers, target groups
 * and listeners, and who is registered with what groups can be attached to.
 *
 * @param sources Classic load balancers and target groups with their targets
 * @param loadBalancers by ARN, as are target groups and listeners
 * @param classic Classic load balancers by name
 */
public record Elb(
    TreePMap<TrafficSource, Targets> sources,
    TreePMap<String, Kept<LoadBalancer>> loadBalancers,
    TreePMap<String, Kept<TargetGroup>> targetGroups,
    TreePMap<String, Kept<Listener>> listeners,
    TreePMap<String, Classic> classic) {

  public static final Elb EMPTY =
      new Elb(
          TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  /**
   * A load balancer, target group or listener.
   *
   * @param description as it is described, but for what follows from others
   * @param trusted whether it was taken on trust, so that only its name is known
   */
  public record Kept<D>(
      D description,
      TreePMap<String, String> attributes,
      TreePMap<String, String> tags,
      boolean trusted) {

    public Kept<D> with(D next) {
      return new Kept<>(next, attributes, tags, trusted);
    }

    public Kept<D> withAttributes(TreePMap<String, String> next) {
      return new Kept<>(description, next, tags, trusted);
    }

    public Kept<D> withTags(TreePMap<String, String> next) {
      return new Kept<>(description, attributes, next, trusted);
    }
  }

  /**
   * A Classic load balancer.
   *
   * @param description as it is described, but for its instances
   * @param trusted whether it was taken on trust, so that only its name is known
   */
  public record Classic(
      LoadBalancerDescription description,
      LoadBalancerAttributes attributes,
      TreePMap<String, String> tags,
      boolean trusted) {

    public Classic with(LoadBalancerDescription next) {
      return new Classic(next, attributes, tags, trusted);
    }

    public Classic with(LoadBalancerAttributes next) {
      return new Classic(description, next, tags, trusted);
    }

    public Classic withTags(TreePMap<String, String> next) {
      return new Classic(description, attributes, next, trusted);
    }
  }

  /**
   * What can be registered: an instance, an address, and so on, with a port.
   *
   * @param port 0 for the one that the source says
   */
  public record TargetId(String id, int port) implements Comparable<TargetId> {
    private static final Comparator<TargetId> ORDER =
        Comparator.comparing(TargetId::id).thenComparing(TargetId::port);

    /** An instance on the port that the source says, which is how groups register theirs. */
    public static TargetId of(String instanceId) {
      return new TargetId(instanceId, 0);
    }

    @Override
    public int compareTo(TargetId other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * The targets registered with a source.
   *
   * @param deregistrationDelay how long a target drains
   */
  public record Targets(Duration deregistrationDelay, TreePMap<TargetId, Target> byId) {
    /** Of a new target group. */
    public static final Targets NONE = new Targets(Duration.ofMinutes(5), TreePMap.empty());

    public Targets with(TargetId id, Target target) {
      return new Targets(deregistrationDelay, byId.plus(id, target));
    }

    public Targets without(TargetId id) {
      return new Targets(deregistrationDelay, byId.minus(id));
    }

    public Targets withDelay(Duration next) {
      return new Targets(next, byId);
    }

    /** All registrations of an instance, which may be with several ports. */
    public List<TargetId> ofInstance(String instanceId) {
      List<TargetId> found = new ArrayList<>();
      for (TargetId id : byId.keySet().tailSet(TargetId.of(instanceId))) {
        if (!id.id().equals(instanceId)) {
          break;
        }
        found.add(id);
      }
      return found;
    }
  }

  /**
   * A registered target.
   *
   * @param registration tells this registration from an earlier one of the same target
   * @param drainedAt when it will be deregistered, if that has begun
   */
  public record Target(TargetHealth health, long registration, Optional<Instant> drainedAt) {
    public Target withHealth(TargetHealth next) {
      return new Target(next, registration, drainedAt);
    }

    public Target draining(Instant until) {
      return new Target(TargetHealth.DRAINING, registration, Optional.of(until));
    }
  }

  /** How a target fares. */
  public enum TargetHealth {
    INITIAL,
    HEALTHY,
    UNHEALTHY,
    DRAINING,
    UNUSED
  }

  public Optional<Targets> targets(TrafficSource source) {
    return Optional.ofNullable(sources.get(source));
  }

  public Optional<Target> target(TrafficSource source, TargetId id) {
    return targets(source).flatMap(targets -> Optional.ofNullable(targets.byId().get(id)));
  }

  /** How an instance fares as groups register it; unused, if it is not registered. */
  public TargetHealth health(TrafficSource source, String instanceId) {
    return health(source, TargetId.of(instanceId));
  }

  public TargetHealth health(TrafficSource source, TargetId id) {
    return target(source, id).map(Target::health).orElse(TargetHealth.UNUSED);
  }

  public Elb with(TrafficSource source, Targets targets) {
    return new Elb(sources.plus(source, targets), loadBalancers, targetGroups, listeners, classic);
  }

  /** Nobody is registered with the source any more, nor can be. */
  public Elb without(TrafficSource source) {
    return new Elb(sources.minus(source), loadBalancers, targetGroups, listeners, classic);
  }

  public Elb withLoadBalancers(TreePMap<String, Kept<LoadBalancer>> next) {
    return new Elb(sources, next, targetGroups, listeners, classic);
  }

  public Elb withTargetGroups(TreePMap<String, Kept<TargetGroup>> next) {
    return new Elb(sources, loadBalancers, next, listeners, classic);
  }

  public Elb withListeners(TreePMap<String, Kept<Listener>> next) {
    return new Elb(sources, loadBalancers, targetGroups, next, classic);
  }

  public Elb withClassic(TreePMap<String, Classic> next) {
    return new Elb(sources, loadBalancers, targetGroups, listeners, next);
  }
}
