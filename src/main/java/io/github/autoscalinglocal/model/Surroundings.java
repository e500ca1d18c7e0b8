package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import java.util.Optional;

/**
 * What is around the groups of a region: the neighbouring services, what is sent to them, what goes
 * wrong with them, and how busy instances are.
 *
 * @param elastigroups empty as long as there was none
 */
public record Surroundings(
    Ec2 ec2,
    Elb elb,
    Outbox outbox,
    Faults faults,
    CloudWatch cloudWatch,
    Loads loads,
    Iam iam,
    Optional<Elastigroups> elastigroups) {
  public static final Surroundings EMPTY =
      new Surroundings(
          Ec2.EMPTY,
          Elb.EMPTY,
          Outbox.EMPTY,
          Faults.NONE,
          CloudWatch.EMPTY,
          Loads.NONE,
          Iam.EMPTY,
          Optional.empty());

  Surroundings with(Ec2 next) {
    return new Surroundings(next, elb, outbox, faults, cloudWatch, loads, iam, elastigroups);
  }

  Surroundings with(Elb next) {
    return new Surroundings(ec2, next, outbox, faults, cloudWatch, loads, iam, elastigroups);
  }

  Surroundings with(Outbox next) {
    return new Surroundings(ec2, elb, next, faults, cloudWatch, loads, iam, elastigroups);
  }

  Surroundings with(Faults next) {
    return new Surroundings(ec2, elb, outbox, next, cloudWatch, loads, iam, elastigroups);
  }

  Surroundings with(CloudWatch next) {
    return new Surroundings(ec2, elb, outbox, faults, next, loads, iam, elastigroups);
  }

  Surroundings with(Loads next) {
    return new Surroundings(ec2, elb, outbox, faults, cloudWatch, next, iam, elastigroups);
  }

  Surroundings with(Iam next) {
    return new Surroundings(ec2, elb, outbox, faults, cloudWatch, loads, next, elastigroups);
  }

  Surroundings with(Elastigroups next) {
    return new Surroundings(ec2, elb, outbox, faults, cloudWatch, loads, iam, Optional.of(next));
  }
}
