package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.shape.Required;

/** Deletes a listener. */
final class DeleteListener
    implements WriteOperation<DeleteListener.Request, DeleteListener.Response> {
  record Request(@Required String listenerArn) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Known.listener(tx, request.listenerArn());
    Elb elb = tx.region().elb();
    tx.update(r -> r.with(elb.withListeners(elb.listeners().minus(request.listenerArn()))));
    return new Response();
  }
}
