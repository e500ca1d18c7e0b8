package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.companion.elb.Forwarding;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbV2Code;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.elbv2.Action;
import io.github.autoscalinglocal.shape.elbv2.ActionType;
import io.github.autoscalinglocal.shape.elbv2.Certificate;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancerType;
import io.github.autoscalinglocal.shape.elbv2.Protocol;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a load balancer can listen to, and what it can do with requests. */
final class ListenerRules {
  private static final List<Protocol> OF_APPLICATIONS = List.of(Protocol.HTTP, Protocol.HTTPS);
  private static final List<Protocol> OF_NETWORKS =
      List.of(
          Protocol.TCP,
          Protocol.TLS,
          Protocol.UDP,
          Protocol.TCP_UDP,
          Protocol.QUIC,
          Protocol.TCP_QUIC);

  /** What listeners of HTTPS and TLS have unless told otherwise. */
  private static final String SSL_POLICY = "ELBSecurityPolicy-2016-08";

  private ListenerRules() {}

  static boolean isSecure(Protocol protocol) {
    return protocol == Protocol.HTTPS || protocol == Protocol.TLS;
  }

  /** The policy of a listener; one that nobody could mean is refused. */
  static String sslPolicy(Protocol protocol, String given) {
    if (given != null && !given.startsWith("ELBSecurityPolicy-")) {
      throw ElbV2Errors.sslPolicyNotFound(given);
    }
    return isSecure(protocol) && given == null ? SSL_POLICY : given;
  }

  /** Checks a listener as it would be; it is not among those of its load balancer. */
  static void check(Tx tx, Listener listener, List<Kept<Listener>> others) {
    LoadBalancerType type = Known.loadBalancer(tx, listener.loadBalancerArn()).description().type();
    checkProtocol(type, listener);
    if (others.stream().anyMatch(each -> samePort(each.description(), listener))) {
      throw ElbV2Errors.listenerExists(listener.loadBalancerArn());
    }
    checkCertificates(listener);
    checkActions(type, listener.defaultActions());
    NavigableSet<String> used = Forwarding.targetGroups(listener.defaultActions());
    used.forEach(arn -> checkTargetGroup(tx, type, listener, arn));
    others.forEach(
        each -> used.addAll(Forwarding.targetGroups(each.description().defaultActions())));
    if (used.size() > Quotas.TARGET_GROUPS_IN_USE) {
      throw ElbV2Errors.beyondQuota(
          ElbV2Code.TooManyUniqueTargetGroupsPerLoadBalancer,
          "unique target groups per load balancer across all listeners");
    }
  }

  /** A Gateway Load Balancer listens to all ports, and so has one listener. */
  private static boolean samePort(Listener one, Listener other) {
    return Objects.equals(one.port(), other.port());
  }

  private static void checkProtocol(LoadBalancerType type, Listener listener) {
    if (type == LoadBalancerType.GATEWAY) {
      if (listener.protocol() != null || listener.port() != null) {
        // The rule is documented, the sentence is ours.
        throw ElbV2Errors.invalid(
            "You cannot specify a protocol or a port for a Gateway Load Balancer");
      }
      return;
    }
    if (listener.protocol() == null) {
      throw ElbV2Errors.invalid("A listener protocol must be specified");
    }
    if (listener.port() == null) {
      throw ElbV2Errors.invalid("A listener port must be specified");
    }
    List<Protocol> allowed = type == LoadBalancerType.APPLICATION ? OF_APPLICATIONS : OF_NETWORKS;
    if (!allowed.contains(listener.protocol())) {
      throw ElbV2Errors.invalid(
          "Listener protocol '"
              + listener.protocol().wire()
              + "' must be one of '"
              + allowed.stream().map(Protocol::wire).collect(Collectors.joining(", "))
              + "'");
    }
  }

  /** Certificates are kept by services that are not here, so any is one that could be. */
  private static void checkCertificates(Listener listener) {
    List<Certificate> certificates =
        listener.certificates() == null ? List.of() : listener.certificates();
    if (certificates.isEmpty() && isSecure(listener.protocol())) {
      throw ElbV2Errors.invalid(
          "A certificate must be specified for " + listener.protocol().wire() + " listeners");
    }
    for (Certificate certificate : certificates) {
      String arn = String.valueOf(certificate.certificateArn());
      if (!arn.startsWith("arn:")) {
        throw ElbV2Errors.invalid("Certificate ARN '" + arn + "' is not valid");
      }
      if (!arn.contains(":acm:") && !arn.contains(":iam:")) {
        throw ElbV2Errors.certificateNotFound(arn);
      }
    }
  }

  /** The sentences are ours. */
  private static void checkActions(LoadBalancerType type, List<Action> actions) {
    if (actions.isEmpty()) {
      throw ElbV2Errors.invalidAction("A listener must have a default action");
    }
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      boolean last = i == actions.size() - 1;
      if (isFinal(action) != last) {
        throw ElbV2Errors.invalidAction(
            "The last default action, and no other, must be of type forward, redirect or"
                + " fixed-response");
      }
      if (type != LoadBalancerType.APPLICATION && action.type() != ActionType.FORWARD) {
        throw ElbV2Errors.invalidAction(
            "Load balancers of type '" + type.wire() + "' have actions of type forward only");
      }
      checkMembers(action);
    }
  }

  private static boolean isFinal(Action action) {
    return switch (action.type()) {
      case FORWARD, REDIRECT, FIXED_RESPONSE -> true;
      case AUTHENTICATE_OIDC, AUTHENTICATE_COGNITO, JWT_VALIDATION -> false;
    };
  }

  private static void checkMembers(Action action) {
    boolean complete =
        switch (action.type()) {
          case FORWARD -> !Forwarding.targetGroups(List.of(action)).isEmpty();
          case REDIRECT -> action.redirectConfig() != null;
          case FIXED_RESPONSE -> action.fixedResponseConfig() != null;
          case AUTHENTICATE_OIDC -> action.authenticateOidcConfig() != null;
          case AUTHENTICATE_COGNITO -> action.authenticateCognitoConfig() != null;
          case JWT_VALIDATION -> action.jwtValidationConfig() != null;
        };
    if (!complete) {
      throw ElbV2Errors.invalidAction(
          "An action of type '" + action.type().wire() + "' must say what to do");
    }
    if (Forwarding.targetGroups(List.of(action)).size() > Quotas.TARGET_GROUPS_OF_ACTION) {
      throw ElbV2Errors.beyondQuota(ElbV2Code.TooManyActions, "target groups per action");
    }
  }

  private static void checkTargetGroup(
      Tx tx, LoadBalancerType type, Listener listener, String arn) {
    if (!Known.isTargetGroup(arn)) {
      throw ElbV2Errors.noArn(arn, "target group");
    }
    Kept<TargetGroup> group = tx.region().elb().targetGroups().get(arn);
    if (group == null) {
      throw ElbV2Errors.targetGroupsNotFound();
    }
    Protocol protocol = group.description().protocol();
    boolean compatible =
        switch (type) {
          case APPLICATION -> protocol == null || HealthCheck.isHttp(protocol);
          case NETWORK -> OF_NETWORKS.contains(protocol);
          case GATEWAY -> protocol == Protocol.GENEVE;
        };
    if (!compatible) {
      throw ElbV2Errors.incompatibleProtocols(arn, type.wire());
    }
    if (Forwarding.loadBalancersOf(tx.region().elb(), arn).stream()
        .anyMatch(other -> !other.equals(listener.loadBalancerArn()))) {
      throw ElbV2Errors.targetGroupOfAnother(arn);
    }
  }

  /** Actions as they are described: one target group is written in both ways that there are. */
  static List<Action> described(List<Action> actions) {
    return actions.stream().map(ListenerRules::described).toList();
  }

  private static Action described(Action action) {
    NavigableSet<String> groups = Forwarding.targetGroups(List.of(action));
    if (action.type() != ActionType.FORWARD || groups.size() != 1) {
      return action;
    }
    Action.Forward forward =
        action.forwardConfig() != null
            ? action.forwardConfig()
            : new Action.Forward(
                List.of(new Action.TargetGroupTuple(groups.first(), 1)),
                new Action.Stickiness(false, null));
    return new Action(
        action.type(), groups.first(), null, null, action.order(), null, null, forward, null);
  }
}
