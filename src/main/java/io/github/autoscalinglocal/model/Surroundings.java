package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;

/**
 * What is around the groups of a region: the neighbouring services, what is sent to them, and what
 * goes wrong with them.
 */
public record Surroundings(Ec2 ec2, Elb elb, Outbox outbox, Faults faults, CloudWatch cloudWatch) {
  public static final Surroundings EMPTY =
      new Surroundings(Ec2.EMPTY, Elb.EMPTY, Outbox.EMPTY, Faults.NONE, CloudWatch.EMPTY);

  Surroundings with(Ec2 next) {
    return new Surroundings(next, elb, outbox, faults, cloudWatch);
  }

  Surroundings with(Elb next) {
    return new Surroundings(ec2, next, outbox, faults, cloudWatch);
  }

  Surroundings with(Outbox next) {
    return new Surroundings(ec2, elb, next, faults, cloudWatch);
  }

  Surroundings with(Faults next) {
    return new Surroundings(ec2, elb, outbox, next, cloudWatch);
  }

  Surroundings with(CloudWatch next) {
    return new Surroundings(ec2, elb, outbox, faults, next);
  }
}
