package io.github.autoscalinglocal.companion.sts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/**
 * What temporary credentials stand for. The session token holds all of it, so nothing of it has to
 * be kept.
 *
 * @param role who is acted as; empty for the caller's own sessions
 */
public record Session(Optional<AssumedRole> role) {
  private static final String MARK = "autoscaling-local session";
  private static final int LINES = 4;

  /** What the ARN of a role has, and a token that somebody else made may not have. */
  private static final String ROLE = ":role/";

  /**
   * A role that is acted as.
   *
   * @param name of the session
   */
  public record AssumedRole(String arn, String id, String name) {
    /** {@code AROA...:name}. */
    public String userId() {
      return id + ":" + name;
    }

    /** {@code arn:aws:sts::123456789012:assumed-role/role/name}; a role's path is left out. */
    public String userArn() {
      String role = arn.substring(arn.lastIndexOf('/') + 1);
      String account = arn.substring(0, arn.indexOf(ROLE)).replace(":iam:", ":sts:");
      return account + ":assumed-role/" + role + "/" + name;
    }
  }

  public String token() {
    String text =
        role.map(each -> String.join("\n", MARK, each.arn(), each.id(), each.name())).orElse(MARK);
    return Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** What a token stands for, if it was made here. */
  public static Optional<Session> of(String token) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (text.equals(MARK)) {
      return Optional.of(new Session(Optional.empty()));
    }
    String[] lines = text.split("\n", -1);
    return lines.length == LINES && lines[0].equals(MARK) && lines[1].contains(ROLE)
        ? Optional.of(new Session(Optional.of(new AssumedRole(lines[1], lines[2], lines[3]))))
        : Optional.empty();
  }
}
