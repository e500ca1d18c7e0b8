package io.github.autoscalinglocal.model.ec2;

import java.util.Optional;
import org.pcollections.TreePMap;

/** A security group, with its rules by their ids. */
public record SecurityGroup(
    String id, String name, String description, String vpcId, TreePMap<String, Rule> rules) {

  /** The group that every VPC has from the start, and keeps. */
  public static final String DEFAULT_NAME = "default";

  /** What a rule lets in or out. */
  public record Rule(
      String id, boolean egress, Traffic traffic, Peer peer, Optional<String> description) {

    /** Whether it lets just that in or out. */
    public boolean lets(boolean itsEgress, Traffic itsTraffic, Peer itsPeer) {
      return egress == itsEgress && traffic.equals(itsTraffic) && peer.equals(itsPeer);
    }
  }

  /** The protocol, by name or number, or {@code -1} for all; and the ports. */
  public record Traffic(String protocol, Optional<Integer> fromPort, Optional<Integer> toPort) {
    public static final Traffic ALL = new Traffic("-1", Optional.empty(), Optional.empty());
  }

  /** Where traffic may come from, or go to. */
  public record Peer(Kind kind, String value) {

    public enum Kind {
      IPV4,
      IPV6,
      PREFIX_LIST,
      GROUP
    }
  }

  public SecurityGroup with(Rule rule) {
    return withRules(rules.plus(rule.id(), rule));
  }

  public SecurityGroup withoutRule(String ruleId) {
    return withRules(rules.minus(ruleId));
  }

  private SecurityGroup withRules(TreePMap<String, Rule> next) {
    return new SecurityGroup(id, name, description, vpcId, next);
  }
}
