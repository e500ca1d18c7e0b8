package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.error.ElbV2Errors;

/** What load balancers and target groups can be called. */
final class Names {
  private static final int LONGEST = 32;

  private Names() {}

  /**
   * Checks a name. What is said of its characters has been seen of other emulators only.
   *
   * @param what it names, as a refusal begins
   */
  static void check(String what, String name) {
    if (name.length() > LONGEST) {
      throw ElbV2Errors.invalid(
          what + " name '" + name + "' cannot be longer than '" + LONGEST + "' characters");
    }
    if (name.isEmpty() || !name.chars().allMatch(Names::isAllowed)) {
      throw ElbV2Errors.invalid(
          what
              + " name '"
              + name
              + "' can only contain characters that are alphanumeric characters or hyphens(-)");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      throw ElbV2Errors.invalid(what + " name '" + name + "' cannot begin or end with '-'");
    }
  }

  private static boolean isAllowed(int character) {
    return character == '-'
        || (character >= '0' && character <= '9')
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z');
  }
}
