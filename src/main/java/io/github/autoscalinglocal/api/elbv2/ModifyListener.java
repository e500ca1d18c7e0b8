package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.Action;
import io.github.autoscalinglocal.shape.elbv2.Certificate;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import io.github.autoscalinglocal.shape.elbv2.MutualAuthenticationAttributes;
import io.github.autoscalinglocal.shape.elbv2.Protocol;
import java.util.List;

/** Changes what is given of a listener. */
final class ModifyListener
    implements WriteOperation<ModifyListener.Request, ModifyListener.Response> {
  record Request(
      @Required String listenerArn,
      @Range(min = 1, max = 65535) Integer port,
      Protocol protocol,
      String sslPolicy,
      List<Certificate> certificates,
      List<Action> defaultActions,
      List<String> alpnPolicy,
      MutualAuthenticationAttributes mutualAuthentication) {}

  record Response(List<Listener> listeners) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Kept<Listener> kept = Known.listener(tx, request.listenerArn());
    Listener changed = changed(request, kept.description());
    List<Kept<Listener>> others =
        Known.listenersOf(tx, changed.loadBalancerArn()).stream()
            .filter(each -> !each.description().listenerArn().equals(request.listenerArn()))
            .toList();
    ListenerRules.check(tx, changed, others);
    Elb elb = tx.region().elb();
    tx.update(
        r ->
            r.with(
                elb.withListeners(
                    elb.listeners().plus(request.listenerArn(), kept.with(changed)))));
    return new Response(List.of(changed));
  }

  /** A listener that turns from HTTPS to HTTP has no certificates and no policy any more. */
  private static Listener changed(Request request, Listener old) {
    Protocol protocol = orElse(request.protocol(), old.protocol());
    boolean secure = ListenerRules.isSecure(protocol);
    return new Listener(
        old.listenerArn(),
        old.loadBalancerArn(),
        orElse(request.port(), old.port()),
        protocol,
        orElse(request.certificates(), secure ? old.certificates() : null),
        ListenerRules.sslPolicy(
            protocol, orElse(request.sslPolicy(), secure ? old.sslPolicy() : null)),
        request.defaultActions() == null
            ? old.defaultActions()
            : ListenerRules.described(request.defaultActions()),
        orElse(request.alpnPolicy(), old.alpnPolicy()),
        orElse(request.mutualAuthentication(), old.mutualAuthentication()));
  }

  private static <T> T orElse(T given, T old) {
    return given == null ? old : given;
  }
}
