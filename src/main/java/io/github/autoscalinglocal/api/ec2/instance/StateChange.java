package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;

/** What an order has made of an instance at once. */
public record StateChange(String instanceId, StateAnswer currentState, StateAnswer previousState) {

  /** The change from a state to that in which the instance is by now. */
  static StateChange of(View view, Ec2Instance before) {
    State now =
        view.region().ec2().instance(before.id()).map(Ec2Instance::state).orElse(before.state());
    return new StateChange(before.id(), StateAnswer.of(now), StateAnswer.of(before.state()));
  }
}
