package io.github.autoscalinglocal.api.sts;

import io.github.autoscalinglocal.companion.sts.Session;
import io.github.autoscalinglocal.companion.sts.Session.AssumedRole;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Caller;
import java.util.Optional;

/** What is known of callers. */
final class Callers {
  private Callers() {}

  /** Whether a caller uses credentials that were made here, and what they stand for. */
  static Optional<Session> session(Optional<Caller> caller) {
    return caller.flatMap(Caller::sessionToken).flatMap(Session::of);
  }

  static Optional<AssumedRole> role(Optional<Caller> caller) {
    return session(caller).flatMap(Session::role);
  }

  /** Nobody is told apart who acts as no role: everybody is the account's root user. */
  static String arn(View view, Optional<Caller> caller) {
    String root = "arn:" + view.scope().partition() + ":iam::" + view.scope().account() + ":root";
    return role(caller).map(AssumedRole::userArn).orElse(root);
  }
}
