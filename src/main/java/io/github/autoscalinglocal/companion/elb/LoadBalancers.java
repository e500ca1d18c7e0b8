package io.github.autoscalinglocal.companion.elb;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancerType;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/** Load balancers: where they are found, and what they are like unless told otherwise. */
public final class LoadBalancers {
  public static final String DELETION_PROTECTION = "deletion_protection.enabled";

  private static final Map<String, String> OF_ALL =
      Map.of(DELETION_PROTECTION, "false", "load_balancing.cross_zone.enabled", "false");

  private static final Map<String, String> OF_LOGGING =
      Map.of(
          "access_logs.s3.enabled", "false",
          "access_logs.s3.bucket", "",
          "access_logs.s3.prefix", "",
          "ipv6.deny_all_igw_traffic", "false",
          "zonal_shift.config.enabled", "false");

  private static final Map<String, String> OF_APPLICATIONS =
      Map.ofEntries(
          Map.entry("load_balancing.cross_zone.enabled", "true"),
          Map.entry("idle_timeout.timeout_seconds", "60"),
          Map.entry("client_keep_alive.seconds", "3600"),
          Map.entry("connection_logs.s3.enabled", "false"),
          Map.entry("connection_logs.s3.bucket", ""),
          Map.entry("connection_logs.s3.prefix", ""),
          Map.entry("routing.http.desync_mitigation_mode", "defensive"),
          Map.entry("routing.http.drop_invalid_header_fields.enabled", "false"),
          Map.entry("routing.http.preserve_host_header.enabled", "false"),
          Map.entry("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false"),
          Map.entry("routing.http.xff_client_port.enabled", "false"),
          Map.entry("routing.http.xff_header_processing.mode", "append"),
          Map.entry("routing.http2.enabled", "true"),
          Map.entry("waf.fail_open.enabled", "false"));

  private LoadBalancers() {}

  /** The attributes of a new load balancer. */
  public static TreePMap<String, String> attributes(LoadBalancerType type) {
    TreePMap<String, String> attributes = TreePMap.<String, String>empty().plusAll(OF_ALL);
    return switch (type) {
      case APPLICATION -> attributes.plusAll(OF_LOGGING).plusAll(OF_APPLICATIONS);
      case NETWORK ->
          attributes
              .plusAll(OF_LOGGING)
              .plus("dns_record.client_routing_policy", "any_availability_zone");
      case GATEWAY -> attributes;
    };
  }

  /** What ARNs call a kind of load balancer. */
  private static String kind(LoadBalancerType type) {
    return switch (type) {
      case APPLICATION -> "loadbalancer/app/";
      case NETWORK -> "loadbalancer/net/";
      case GATEWAY -> "loadbalancer/gwy/";
    };
  }

  /** The load balancer of a name, which is of one kind only. */
  public static Optional<Kept<LoadBalancer>> named(View view, String name) {
    TreePMap<String, Kept<LoadBalancer>> all = view.region().elb().loadBalancers();
    for (LoadBalancerType type : LoadBalancerType.values()) {
      String prefix = view.scope().arn("elasticloadbalancing", kind(type) + name + "/");
      Map.Entry<String, Kept<LoadBalancer>> entry = all.ceilingEntry(prefix);
      if (entry != null && entry.getKey().startsWith(prefix)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /** A new ARN for a load balancer of this name. */
  public static String newArn(Tx tx, LoadBalancerType type, String name) {
    return tx.scope()
        .arn(
            "elasticloadbalancing",
            kind(type) + name + "/" + HexFormat.of().toHexDigits(tx.draw()));
  }

  /** Where it can be reached, which follows from its ARN. */
  public static String dnsName(
      Scope scope, LoadBalancerType type, String name, boolean internal, String arn) {
    String hex = arn.substring(arn.lastIndexOf('/') + 1);
    if (type == LoadBalancerType.APPLICATION) {
      long number = Long.parseUnsignedLong(hex, 16) & Integer.MAX_VALUE;
      return ClassicLoadBalancers.dnsName(scope, name, internal, number);
    }
    return name + "-" + hex + ".elb." + scope.region() + ".amazonaws.com";
  }

  /** What name servers know it by; these are the zones of us-east-1. */
  public static String hostedZone(LoadBalancerType type) {
    return type == LoadBalancerType.APPLICATION ? "Z35SXDOTRQ7X7K" : "Z26RNL4JYFTOTI";
  }
}
