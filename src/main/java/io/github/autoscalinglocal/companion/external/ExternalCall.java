package io.github.autoscalinglocal.companion.external;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.OutsideCall;

/** Something that is asked of the other EC2. */
public interface ExternalCall extends OutsideCall {
  /** Asks, and tells what came of it as an event. */
  Event ask(ExternalEc2 ec2);
}
