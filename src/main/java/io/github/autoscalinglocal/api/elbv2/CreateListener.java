package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbV2Code;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.Action;
import io.github.autoscalinglocal.shape.elbv2.Certificate;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import io.github.autoscalinglocal.shape.elbv2.MutualAuthenticationAttributes;
import io.github.autoscalinglocal.shape.elbv2.Protocol;
import io.github.autoscalinglocal.shape.elbv2.Tag;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * Has a load balancer listen to a port; a listener that exists already with the same settings is
 * answered as it is.
 */
final class CreateListener
    implements WriteOperation<CreateListener.Request, CreateListener.Response> {
  record Request(
      @Required String loadBalancerArn,
      Protocol protocol,
      @Range(min = 1, max = 65535) Integer port,
      String sslPolicy,
      List<Certificate> certificates,
      @Required List<Action> defaultActions,
      List<String> alpnPolicy,
      @Length(min = 1) List<Tag> tags,
      MutualAuthenticationAttributes mutualAuthentication) {}

  record Response(List<Listener> listeners) {}

  @Override
  public Response apply(Request request, Tx tx) {
    String balancer =
        Known.loadBalancer(tx, request.loadBalancerArn()).description().loadBalancerArn();
    List<Kept<Listener>> others = Known.listenersOf(tx, balancer);
    Optional<Kept<Listener>> same =
        others.stream()
            .filter(
                each ->
                    describe(request, each.description().listenerArn()).equals(each.description()))
            .findFirst();
    if (same.isPresent()) {
      return new Response(List.of(same.get().description()));
    }
    String arn =
        balancer.replace(":loadbalancer/", ":listener/")
            + "/"
            + HexFormat.of().toHexDigits(tx.draw());
    Listener listener = describe(request, arn);
    ListenerRules.check(tx, listener, others);
    if (others.size() >= Quotas.LISTENERS) {
      throw ElbV2Errors.beyondQuota(ElbV2Code.TooManyListeners, "listeners per load balancer");
    }
    Elb elb = tx.region().elb();
    Kept<Listener> created = new Kept<>(listener, TreePMap.empty(), Tags.of(request.tags()), false);
    tx.update(r -> r.with(elb.withListeners(elb.listeners().plus(arn, created))));
    return new Response(List.of(listener));
  }

  private static Listener describe(Request request, String arn) {
    return new Listener(
        arn,
        request.loadBalancerArn(),
        request.port(),
        request.protocol(),
        request.certificates(),
        ListenerRules.sslPolicy(request.protocol(), request.sslPolicy()),
        ListenerRules.described(request.defaultActions()),
        request.alpnPolicy(),
        request.mutualAuthentication());
  }
}
