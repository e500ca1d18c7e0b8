package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.error.ApiException;

/**
 * Why nothing is launched.
 *
 * @param sentence as activities have it
 * @param step what it fails at
 */
public record LaunchRefusal(String code, String sentence, String step) {
  /** One by EC2. */
  public LaunchRefusal(String code, String sentence) {
    this(code, sentence, "Launching EC2 instance");
  }

  static LaunchRefusal of(ApiException said) {
    return new LaunchRefusal(said.code().name(), said.text());
  }
}
