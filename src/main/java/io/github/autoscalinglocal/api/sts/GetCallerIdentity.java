package io.github.autoscalinglocal.api.sts;

import io.github.autoscalinglocal.api.CallerOperation;
import io.github.autoscalinglocal.companion.sts.Session.AssumedRole;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Caller;
import java.util.Optional;

/** Tells the caller who it is. */
final class GetCallerIdentity
    implements CallerOperation<GetCallerIdentity.Request, GetCallerIdentity.Response> {
  record Request() {}

  record Response(String userId, String account, String arn) {}

  @Override
  public Response apply(Request request, Tx tx, Optional<Caller> caller) {
    String account = tx.scope().account();
    return new Response(
        Callers.role(caller).map(AssumedRole::userId).orElse(account),
        account,
        Callers.arn(tx, caller));
  }
}
