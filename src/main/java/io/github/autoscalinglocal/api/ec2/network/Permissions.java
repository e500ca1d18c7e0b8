package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Cidr;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.model.ec2.SecurityGroup.Peer;
import io.github.autoscalinglocal.model.ec2.SecurityGroup.Traffic;
import io.github.autoscalinglocal.shape.ec2.IpPermission;
import io.github.autoscalinglocal.shape.ec2.IpRange;
import io.github.autoscalinglocal.shape.ec2.Ipv6Range;
import io.github.autoscalinglocal.shape.ec2.PrefixListId;
import io.github.autoscalinglocal.shape.ec2.UserIdGroupPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The rules of security groups, as requests name them and as answers show them. */
final class Permissions {
  private static final String ANY = "-1";

  private Permissions() {}

  /** A rule that a request means, whatever its id will be. */
  record Wanted(Traffic traffic, Peer peer, Optional<String> description) {

    SecurityGroup.Rule withId(String id, boolean egress) {
      return new SecurityGroup.Rule(id, egress, traffic, peer, description);
    }

    Optional<SecurityGroup.Rule> in(SecurityGroup group, boolean egress) {
      return group.rules().values().stream()
          .filter(rule -> rule.lets(egress, traffic, peer))
          .findFirst();
    }

    /** {@code peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW}. */
    String sentence() {
      String protocol = traffic.protocol().equals(ANY) ? "ALL" : traffic.protocol();
      return "peer: "
          + peer.value()
          + ", "
          + protocol.toUpperCase(Locale.ROOT)
          + traffic.fromPort().map(port -> ", from port: " + port).orElse("")
          + traffic.toPort().map(port -> ", to port: " + port).orElse("")
          + ", ALLOW";
    }
  }

  /** A request that names rules: in a list, or the one that needs none. */
  interface Naming {
    List<IpPermission> ipPermissions();

    String ipProtocol();

    Integer fromPort();

    Integer toPort();

    String cidrIp();

    String sourceSecurityGroupName();
  }

  /** All rules that a request names, each of one peer. */
  static List<Wanted> wanted(Naming request) {
    List<IpPermission> given = request.ipPermissions();
    List<IpPermission> all = new ArrayList<>(given == null ? List.of() : given);
    if (request.ipProtocol() != null) {
      all.add(shorthand(request));
    }
    List<Wanted> wanted = new ArrayList<>();
    for (IpPermission permission : all) {
      Traffic traffic = traffic(permission);
      add(
          wanted,
          traffic,
          Peer.Kind.IPV4,
          permission.ipRanges(),
          IpRange::cidrIp,
          IpRange::description);
      add(
          wanted,
          traffic,
          Peer.Kind.IPV6,
          permission.ipv6Ranges(),
          Ipv6Range::cidrIpv6,
          Ipv6Range::description);
      add(
          wanted,
          traffic,
          Peer.Kind.PREFIX_LIST,
          permission.prefixListIds(),
          PrefixListId::prefixListId,
          PrefixListId::description);
      add(
          wanted,
          traffic,
          Peer.Kind.GROUP,
          permission.userIdGroupPairs(),
          Permissions::group,
          UserIdGroupPair::description);
    }
    if (wanted.isEmpty()) {
      throw Ec2Errors.missing("ipPermissions");
    }
    return wanted;
  }

  private static IpPermission shorthand(Naming request) {
    String group = request.sourceSecurityGroupName();
    String cidr = request.cidrIp();
    return new IpPermission(
        request.ipProtocol(),
        request.fromPort(),
        request.toPort(),
        group == null
            ? null
            : List.of(new UserIdGroupPair(null, null, group, null, null, null, null)),
        cidr == null ? null : List.of(new IpRange(null, cidr)),
        null,
        null);
  }

  private static <T> void add(
      List<Wanted> wanted,
      Traffic traffic,
      Peer.Kind kind,
      List<T> given,
      Function<T, String> value,
      Function<T, String> description) {
    for (T each : given == null ? List.<T>of() : given) {
      if (value.apply(each) == null) {
        throw Ec2Errors.missing("source");
      }
      if (kind == Peer.Kind.IPV4 && Cidr.parse(value.apply(each)).isEmpty()) {
        throw Ec2Errors.malformedCidr(value.apply(each));
      }
      wanted.add(
          new Wanted(
              traffic,
              new Peer(kind, value.apply(each)),
              Optional.ofNullable(description.apply(each))));
    }
  }

  private static String group(UserIdGroupPair pair) {
    return pair.groupId() == null ? pair.groupName() : pair.groupId();
  }

  /** Of all protocols the ports do not matter. */
  private static Traffic traffic(IpPermission permission) {
    String protocol = permission.ipProtocol();
    if (protocol == null) {
      throw Ec2Errors.missing("ipProtocol");
    }
    return protocol.equals(ANY) || protocol.equals("all")
        ? Traffic.ALL
        : new Traffic(
            protocol,
            Optional.ofNullable(permission.fromPort()),
            Optional.ofNullable(permission.toPort()));
  }

  /** The rules of one direction, those of the same traffic together. */
  static List<IpPermission> of(View view, SecurityGroup group, boolean egress) {
    Map<Traffic, List<SecurityGroup.Rule>> byTraffic = new LinkedHashMap<>();
    for (SecurityGroup.Rule rule : group.rules().values()) {
      if (rule.egress() == egress) {
        byTraffic.computeIfAbsent(rule.traffic(), any -> new ArrayList<>()).add(rule);
      }
    }
    return byTraffic.entrySet().stream()
        .map(each -> permission(view, each.getKey(), each.getValue()))
        .toList();
  }

  /** One rule in the words of a request. */
  static IpPermission of(View view, Wanted wanted) {
    return permission(view, wanted.traffic(), List.of(wanted.withId("", false)));
  }

  private static IpPermission permission(
      View view, Traffic traffic, List<SecurityGroup.Rule> rules) {
    return new IpPermission(
        traffic.protocol(),
        traffic.fromPort().orElse(null),
        traffic.toPort().orElse(null),
        of(rules, Peer.Kind.GROUP, rule -> pair(view, rule)),
        of(rules, Peer.Kind.IPV4, rule -> new IpRange(said(rule), rule.peer().value())),
        of(rules, Peer.Kind.IPV6, rule -> new Ipv6Range(said(rule), rule.peer().value())),
        of(
            rules,
            Peer.Kind.PREFIX_LIST,
            rule -> new PrefixListId(said(rule), rule.peer().value())));
  }

  private static <T> List<T> of(
      List<SecurityGroup.Rule> rules, Peer.Kind kind, Function<SecurityGroup.Rule, T> shown) {
    return rules.stream().filter(rule -> rule.peer().kind() == kind).map(shown).toList();
  }

  private static UserIdGroupPair pair(View view, SecurityGroup.Rule rule) {
    return new UserIdGroupPair(
        said(rule), view.scope().account(), null, rule.peer().value(), null, null, null);
  }

  private static String said(SecurityGroup.Rule rule) {
    return rule.description().orElse(null);
  }
}
