package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.model.Ec2Instance.State;

/** The state of an instance, by number and by name. */
public record StateAnswer(Integer code, String name) {

  static StateAnswer of(State state) {
    return new StateAnswer(state.code(), state.wire());
  }
}
