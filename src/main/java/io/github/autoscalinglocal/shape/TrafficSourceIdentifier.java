package io.github.autoscalinglocal.shape;

/**
 * Something that sends traffic to the instances.
 *
 * @param identifier a Classic load balancer's name, else the ARN
 * @param type {@code elb}, {@code elbv2} or {@code vpc-lattice}
 */
public record TrafficSourceIdentifier(
    @Required @Text(max = 511) String identifier, @Text(max = 511) String type) {}
