package io.github.autoscalinglocal.companion.elb;

import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Classic;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.elb.HealthCheck;
import io.github.autoscalinglocal.shape.elb.Listener;
import io.github.autoscalinglocal.shape.elb.LoadBalancerAttributes;
import io.github.autoscalinglocal.shape.elb.LoadBalancerDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.pcollections.TreePMap;

/** Classic load balancers: where they are found, and what they are like unless told otherwise. */
public final class ClassicLoadBalancers {
  /** Nothing drains unless it is told to; five minutes then, if not said otherwise. */
  public static final LoadBalancerAttributes ATTRIBUTES =
      new LoadBalancerAttributes(
          new LoadBalancerAttributes.CrossZoneLoadBalancing(false),
          new LoadBalancerAttributes.AccessLog(false, null, null, null),
          new LoadBalancerAttributes.ConnectionDraining(false, 300),
          new LoadBalancerAttributes.ConnectionSettings(60),
          List.of(
              new LoadBalancerAttributes.AdditionalAttribute(
                  "elb.http.desyncmitigationmode", "defensive")));

  private ClassicLoadBalancers() {}

  /** Puts a load balancer where groups of instances find it. */
  public static void put(Tx tx, Classic classic) {
    String name = classic.description().loadBalancerName();
    Elb elb = tx.region().elb();
    LoadBalancerAttributes.ConnectionDraining draining = classic.attributes().connectionDraining();
    Duration delay = draining.enabled() ? Duration.ofSeconds(draining.timeout()) : Duration.ZERO;
    Targets targets =
        elb.targets(TrafficSource.ofClassic(name)).orElse(Targets.NONE).withDelay(delay);
    tx.update(
        region ->
            region.with(
                elb.with(TrafficSource.ofClassic(name), targets)
                    .withClassic(elb.classic().plus(name, classic))));
  }

  /** {@code name-1234567890.us-east-1.elb.amazonaws.com}. */
  public static String dnsName(Scope scope, String name, boolean internal, long number) {
    return (internal ? "internal-" : "")
        + name
        + "-"
        + number
        + "."
        + scope.region()
        + ".elb.amazonaws.com";
  }

  /** What one that is taken on trust may well be like; it drains, so that draining is seen. */
  static Classic trusted(Scope scope, Instant now, String name) {
    LoadBalancerDescription description =
        new LoadBalancerDescription(
            name,
            dnsName(scope, name, false, 0),
            dnsName(scope, name, false, 0),
            "Z35SXDOTRQ7X7K",
            List.of(
                new LoadBalancerDescription.ListenerDescription(
                    new Listener("HTTP", 80, "HTTP", 80, null), List.of())),
            new LoadBalancerDescription.Policies(List.of(), List.of(), List.of()),
            List.of(),
            Zones.of(scope.region()),
            List.of(),
            null,
            null,
            new HealthCheck("TCP:80", 30, 5, 2, 10),
            new LoadBalancerDescription.SourceSecurityGroup("amazon-elb", "amazon-elb-sg"),
            List.of(),
            now,
            "internet-facing");
    LoadBalancerAttributes attributes =
        new LoadBalancerAttributes(
            ATTRIBUTES.crossZoneLoadBalancing(),
            ATTRIBUTES.accessLog(),
            new LoadBalancerAttributes.ConnectionDraining(true, 300),
            ATTRIBUTES.connectionSettings(),
            ATTRIBUTES.additionalAttributes());
    return new Classic(description, attributes, TreePMap.empty(), true);
  }
}
