package io.github.autoscalinglocal.model;

/**
 * What is around the groups of a region: the neighbouring services, what is sent to them, and what
 * goes wrong with them.
 */
public record Surroundings(Ec2 ec2, Elb elb, Outbox outbox, Faults faults) {
  public static final Surroundings EMPTY =
      new Surroundings(Ec2.EMPTY, Elb.EMPTY, Outbox.EMPTY, Faults.NONE);

  Surroundings with(Ec2 next) {
    return new Surroundings(next, elb, outbox, faults);
  }

  Surroundings with(Elb next) {
    return new Surroundings(ec2, next, outbox, faults);
  }

  Surroundings with(Outbox next) {
    return new Surroundings(ec2, elb, next, faults);
  }

  Surroundings with(Faults next) {
    return new Surroundings(ec2, elb, outbox, next);
  }
}
