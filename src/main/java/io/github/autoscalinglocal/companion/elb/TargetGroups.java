package io.github.autoscalinglocal.companion.elb;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.elbv2.Matcher;
import io.github.autoscalinglocal.shape.elbv2.Protocol;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import io.github.autoscalinglocal.shape.elbv2.TargetGroupIpAddressType;
import io.github.autoscalinglocal.shape.elbv2.TargetType;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/** Target groups: where they are found, and what they are like unless told otherwise. */
public final class TargetGroups {
  static final String DELAY = "deregistration_delay.timeout_seconds";

  private static final String KIND = "targetgroup/";

  private TargetGroups() {}

  /** The group of a name. */
  public static Optional<Kept<TargetGroup>> named(View view, String name) {
    String prefix = view.scope().arn("elasticloadbalancing", KIND + name + "/");
    TreePMap<String, Kept<TargetGroup>> all = view.region().elb().targetGroups();
    return Optional.ofNullable(all.ceilingEntry(prefix))
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue);
  }

  /** A new ARN for a group of this name. */
  public static String newArn(Tx tx, String name) {
    return tx.scope()
        .arn("elasticloadbalancing", KIND + name + "/" + HexFormat.of().toHexDigits(tx.draw()));
  }

  /** Puts a new group where load balancers, and groups of instances, find it. */
  public static void put(Tx tx, Kept<TargetGroup> group) {
    String arn = group.description().targetGroupArn();
    Elb elb = tx.region().elb();
    Duration delay =
        Duration.ofSeconds(Long.parseLong(group.attributes().getOrDefault(DELAY, "0")));
    Targets targets =
        elb.targets(TrafficSource.ofTargetGroup(arn)).orElse(Targets.NONE).withDelay(delay);
    tx.update(
        region ->
            region.with(
                elb.with(TrafficSource.ofTargetGroup(arn), targets)
                    .withTargetGroups(elb.targetGroups().plus(arn, group))));
  }

  /** The attributes of a new group. */
  public static TreePMap<String, String> attributes(Protocol protocol, TargetType type) {
    TreePMap<String, String> attributes = TreePMap.empty();
    if (type == TargetType.LAMBDA) {
      return attributes.plus("lambda.multi_value_headers.enabled", "false");
    }
    attributes =
        attributes
            .plus(DELAY, "300")
            .plus("stickiness.enabled", "false")
            .plus("load_balancing.cross_zone.enabled", "use_load_balancer_configuration")
            .plus("target_group_health.dns_failover.minimum_healthy_targets.count", "1")
            .plus("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off")
            .plus("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1")
            .plus(
                "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
                "off");
    return switch (protocol) {
      case HTTP, HTTPS -> attributes.plusAll(OF_HTTP);
      case GENEVE -> attributes.plusAll(OF_GENEVE);
      default ->
          attributes
              .plusAll(OF_TCP)
              .plus("preserve_client_ip.enabled", String.valueOf(type == TargetType.INSTANCE));
    };
  }

  private static final Map<String, String> OF_HTTP =
      Map.ofEntries(
          Map.entry("stickiness.type", "lb_cookie"),
          Map.entry("stickiness.app_cookie.cookie_name", ""),
          Map.entry("stickiness.app_cookie.duration_seconds", "86400"),
          Map.entry("stickiness.lb_cookie.duration_seconds", "86400"),
          Map.entry("slow_start.duration_seconds", "0"),
          Map.entry("load_balancing.algorithm.type", "round_robin"),
          Map.entry("load_balancing.algorithm.anomaly_mitigation", "off"));

  private static final Map<String, String> OF_TCP =
      Map.of(
          "stickiness.type", "source_ip",
          "deregistration_delay.connection_termination.enabled", "false",
          "proxy_protocol_v2.enabled", "false",
          "target_health_state.unhealthy.connection_termination.enabled", "true",
          "target_health_state.unhealthy.draining_interval_seconds", "0");

  private static final Map<String, String> OF_GENEVE =
      Map.of(
          "stickiness.type", "source_ip_dest_ip",
          "target_failover.on_deregistration", "no_rebalance",
          "target_failover.on_unhealthy", "no_rebalance");

  /** What a group that is taken on trust may well be like. */
  static Kept<TargetGroup> trusted(String arn) {
    String rest = arn.substring(arn.indexOf(KIND) + KIND.length());
    int slash = rest.indexOf('/');
    TargetGroup group =
        new TargetGroup(
            arn,
            slash < 0 ? rest : rest.substring(0, slash),
            Protocol.HTTP,
            80,
            null,
            Protocol.HTTP,
            "traffic-port",
            true,
            30,
            5,
            5,
            2,
            "/",
            new Matcher("200", null),
            null,
            TargetType.INSTANCE,
            "HTTP1",
            TargetGroupIpAddressType.IPV4,
            null);
    return new Kept<>(
        group, attributes(Protocol.HTTP, TargetType.INSTANCE), TreePMap.empty(), true);
  }
}
