package io.github.autoscalinglocal.elastigroup;

import java.util.Optional;

/**
 * A call that is refused, in Spot's words. The codes and texts for unknown groups and violated
 * rules are known from its clients; those for unknown instances, missing tokens and what is not
 * emulated are not, and ours.
 */
final class SpotRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final String field;

  private SpotRefusal(int status, String code, String message, String field) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  static SpotRefusal of(int status, String code, String message) {
    return new SpotRefusal(status, code, message, "");
  }

  static SpotRefusal noToken() {
    return of(
        401,
        "UNAUTHORIZED",
        "The header Authorization has to be Bearer, and a token that is not empty.");
  }

  static SpotRefusal noGroup(String id) {
    return of(400, "GROUP_DOESNT_EXIST", "Group " + id + " doesn't exist.");
  }

  static SpotRefusal noInstance(String id) {
    return of(400, "INSTANCE_DOESNT_EXIST", "Instance " + id + " doesn't exist.");
  }

  static SpotRefusal notEmulated(String what) {
    return of(400, "NOT_EMULATED", what + " is not emulated.");
  }

  /**
   * A value that does not do.
   *
   * @param path of the value, such as {@code body:group.capacity.minimum}
   * @param rule how the sentence about its last name goes on
   */
  static SpotRefusal invalid(String path, String rule) {
    String name = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf(':')) + 1);
    return new SpotRefusal(400, "ValidationError", "\"" + name + "\" " + rule, path);
  }

  static SpotRefusal notJson() {
    return of(400, "ValidationError", "The body is not a JSON object.");
  }

  static SpotRefusal malformedUrl() {
    return of(400, "ValidationError", "The URL has a percent sign without two hexadecimal digits.");
  }

  /** What the operations below refuse, in their own words. */
  static SpotRefusal ofRules(String message) {
    return of(400, "ValidationError", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  Optional<String> field() {
    return Optional.of(field).filter(each -> !each.isEmpty());
  }
}
