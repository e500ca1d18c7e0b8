package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.error.ApiException;

/**
 * Why EC2 launches nothing.
 *
 * @param sentence as activities have it
 */
public record LaunchRefusal(String code, String sentence) {
  static LaunchRefusal of(ApiException said) {
    return new LaunchRefusal(said.code().name(), said.text());
  }
}
