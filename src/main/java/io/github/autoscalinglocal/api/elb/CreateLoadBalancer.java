package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.elb.ClassicLoadBalancers;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbErrors;
import io.github.autoscalinglocal.model.Elb.Classic;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elb.HealthCheck;
import io.github.autoscalinglocal.shape.elb.Listener;
import io.github.autoscalinglocal.shape.elb.LoadBalancerDescription;
import io.github.autoscalinglocal.shape.elb.Tag;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.pcollections.TreePMap;

/** Creates a load balancer; one that exists already with the same settings is answered as it is. */
final class CreateLoadBalancer
    implements WriteOperation<CreateLoadBalancer.Request, CreateLoadBalancer.Response> {
  record Request(
      @Required String loadBalancerName,
      @Required List<Listener> listeners,
      List<String> availabilityZones,
      List<String> subnets,
      List<String> securityGroups,
      String scheme,
      @Length(min = 1) List<Tag> tags) {}

  record Response(String dNSName) {}

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?");
  private static final List<String> SCHEMES = List.of("internet-facing", "internal");

  /** The quota of a region. */
  private static final int MOST = 20;

  @Override
  public Response apply(Request request, Tx tx) {
    String name = request.loadBalancerName();
    checkName(name);
    if (request.listeners().isEmpty()) {
      // No text of the service is known.
      throw ElbErrors.invalid("Listeners cannot be empty");
    }
    if (request.scheme() != null && !SCHEMES.contains(request.scheme())) {
      throw ElbErrors.invalidScheme(request.scheme());
    }
    BalancerZones zones = BalancerZones.of(tx, request);
    Classic known = tx.region().elb().classic().get(name);
    if (known != null && !known.trusted()) {
      LoadBalancerDescription existing = known.description();
      LoadBalancerDescription wanted =
          describe(tx, request, zones, existing.dNSName(), existing.createdTime());
      if (!sameParameters(wanted, existing)) {
        throw ElbErrors.loadBalancerExists(name);
      }
      return new Response(existing.dNSName());
    }
    if (known == null && tx.region().elb().classic().size() >= MOST) {
      throw ElbErrors.tooManyLoadBalancers(MOST);
    }
    boolean internal = "internal".equals(request.scheme());
    String dnsName =
        ClassicLoadBalancers.dnsName(tx.scope(), name, internal, tx.draw() & Integer.MAX_VALUE);
    ClassicLoadBalancers.put(
        tx,
        new Classic(
            describe(tx, request, zones, dnsName, tx.now()),
            ClassicLoadBalancers.ATTRIBUTES,
            Tags.with(TreePMap.empty(), request.tags() == null ? List.of() : request.tags()),
            false));
    return new Response(dnsName);
  }

  private static void checkName(String name) {
    // The rule is documented, the sentence is ours.
    if (!NAME.matcher(name).matches()) {
      throw ElbErrors.invalid(
          "LoadBalancer name '"
              + name
              + "' must have 1 to 32 alphanumeric characters or hyphens, and must not begin or"
              + " end with a hyphen");
    }
  }

  /** Health checks are configured later, and do not count. */
  private static boolean sameParameters(
      LoadBalancerDescription wanted, LoadBalancerDescription existing) {
    return wanted.listenerDescriptions().equals(existing.listenerDescriptions())
        && wanted.availabilityZones().equals(existing.availabilityZones())
        && wanted.subnets().equals(existing.subnets())
        && wanted.securityGroups().equals(existing.securityGroups())
        && wanted.scheme().equals(existing.scheme());
  }

  private static LoadBalancerDescription describe(
      Tx tx, Request request, BalancerZones zones, String dnsName, Instant createdAt) {
    List<LoadBalancerDescription.ListenerDescription> listeners =
        request.listeners().stream()
            .map(ListenerRules::checked)
            .map(each -> new LoadBalancerDescription.ListenerDescription(each, List.of()))
            .toList();
    return new LoadBalancerDescription(
        request.loadBalancerName(),
        dnsName,
        dnsName,
        "Z35SXDOTRQ7X7K",
        listeners,
        new LoadBalancerDescription.Policies(List.of(), List.of(), List.of()),
        List.of(),
        zones.zones(),
        zones.subnets(),
        null,
        null,
        new HealthCheck("TCP:" + request.listeners().get(0).instancePort(), 30, 5, 2, 10),
        new LoadBalancerDescription.SourceSecurityGroup(
            tx.scope().account(), "default_elb_" + request.loadBalancerName()),
        request.securityGroups() == null ? List.of() : request.securityGroups(),
        createdAt,
        request.scheme() == null ? "internet-facing" : request.scheme());
  }
}
