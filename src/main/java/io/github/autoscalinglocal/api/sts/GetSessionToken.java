package io.github.autoscalinglocal.api.sts;

import io.github.autoscalinglocal.api.CallerOperation;
import io.github.autoscalinglocal.companion.sts.Session;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.StsErrors;
import io.github.autoscalinglocal.model.Caller;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import java.util.Optional;

/** Gives an account credentials for a while. */
final class GetSessionToken
    implements CallerOperation<GetSessionToken.Request, GetSessionToken.Response> {
  record Request(
      @Range(min = 900, max = 129600) Integer durationSeconds,
      @Length(min = 9, max = 256) @Matches("[\\w+=/:,.@-]*") String serialNumber,
      @Length(min = 6, max = 6) @Matches("[\\d]*") String tokenCode) {}

  record Response(Credentials credentials) {}

  private static final int USUAL = 43_200;

  @Override
  public Response apply(Request request, Tx tx, Optional<Caller> caller) {
    if (Callers.session(caller).isPresent()) {
      throw StsErrors.sessionOfSession();
    }
    int seconds = request.durationSeconds() == null ? USUAL : request.durationSeconds();
    Session session = new Session(Optional.empty());
    return new Response(Credentials.of(tx, tx.scope().account(), session, seconds));
  }
}
