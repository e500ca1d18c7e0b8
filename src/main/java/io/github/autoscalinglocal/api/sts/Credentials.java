package io.github.autoscalinglocal.api.sts;

import io.github.autoscalinglocal.companion.sts.Session;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.AccessKey;
import io.github.autoscalinglocal.shape.WholeSeconds;
import java.time.Instant;

/** What to sign requests with for a while. */
record Credentials(
    String accessKeyId,
    String secretAccessKey,
    String sessionToken,
    @WholeSeconds Instant expiration) {
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int SECRET_LENGTH = 40;

  /**
   * Credentials of an account.
   *
   * @param seconds how long they last
   */
  static Credentials of(Tx tx, String account, Session session, int seconds) {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < SECRET_LENGTH; i++) {
      secret.append(CHARACTERS.charAt(tx.draw(CHARACTERS.length())));
    }
    return new Credentials(
        AccessKey.temporary(account, tx.draw()),
        secret.toString(),
        session.token(),
        tx.now().plusSeconds(seconds));
  }
}
