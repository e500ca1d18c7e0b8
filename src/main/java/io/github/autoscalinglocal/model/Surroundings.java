package io.github.autoscalinglocal.model;

/** What is around the groups of a region: the neighbouring services, and what is sent to them. */
public record Surroundings(Ec2 ec2, Elb elb, Outbox outbox) {
  public static final Surroundings EMPTY = new Surroundings(Ec2.EMPTY, Elb.EMPTY, Outbox.EMPTY);

  Surroundings with(Ec2 next) {
    return new Surroundings(next, elb, outbox);
  }

  Surroundings with(Elb next) {
    return new Surroundings(ec2, next, outbox);
  }

  Surroundings with(Outbox next) {
    return new Surroundings(ec2, elb, next);
  }
}
