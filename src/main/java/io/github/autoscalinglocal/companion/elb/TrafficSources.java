package io.github.autoscalinglocal.companion.elb;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import io.github.autoscalinglocal.shape.elbv2.TargetType;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Load balancers and target groups as groups refer to them. */
public final class TrafficSources {
  private static final Logger LOG = LoggerFactory.getLogger(TrafficSources.class);

  // Even on trust, an identifier is one that could be: the ARN of a load balancer, which is often
  // given in place of a target group's, is refused.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,32}");
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:elasticloadbalancing:[^:]*:[^:]*:targetgroup/.+");
  private static final Pattern LATTICE_ARN =
      Pattern.compile("arn:[a-z-]+:vpc-lattice:[^:]*:[^:]*:targetgroup/.+");

  private TrafficSources() {}

  /** The type can be left out where the ARN tells it. */
  public static TrafficSource of(TrafficSourceIdentifier given) {
    String identifier = given.identifier();
    if (given.type() != null) {
      return new TrafficSource(type(given.type()), identifier);
    }
    if (identifier.contains(":vpc-lattice:")) {
      return new TrafficSource(TrafficSource.Type.VPC_LATTICE, identifier);
    }
    if (!identifier.startsWith("arn:")) {
      throw Errors.trafficSourceTypeMissing(identifier);
    }
    return TrafficSource.ofTargetGroup(identifier);
  }

  public static TrafficSource.Type type(String name) {
    return Arrays.stream(TrafficSource.Type.values())
        .filter(each -> each.wire().equals(name))
        .findFirst()
        .orElseThrow(() -> Errors.invalidTrafficSourceType(name));
  }

  /**
   * Makes sure that there is such a source; one that was never seen is taken on trust, or refused
   * when references are strict.
   */
  public static void resolve(Tx tx, TrafficSource source) {
    if (tx.region().elb().targets(source).isPresent()) {
      checkTargetType(tx, source);
      return;
    }
    boolean trusted = tx.options().references() == References.LENIENT;
    if (!trusted || !form(source.type()).matcher(source.identifier()).matches()) {
      throw unknown(source.type());
    }
    LOG.warn(
        "{} is unknown and taken on trust (references=lenient)",
        source.type() == TrafficSource.Type.CLASSIC
            ? "Load balancer " + source.identifier()
            : source.identifier());
    adopt(tx, source);
  }

  private static void adopt(Tx tx, TrafficSource source) {
    switch (source.type()) {
      case CLASSIC ->
          ClassicLoadBalancers.put(
              tx, ClassicLoadBalancers.trusted(tx.scope(), tx.now(), source.identifier()));
      case TARGET_GROUP -> TargetGroups.put(tx, TargetGroups.trusted(source.identifier()));
      case VPC_LATTICE -> tx.update(region -> region.with(region.elb().with(source, Targets.NONE)));
    }
  }

  /** Groups register instances; with what refusal they meet other target groups is not known. */
  private static void checkTargetType(Tx tx, TrafficSource source) {
    if (Optional.ofNullable(tx.region().elb().targetGroups().get(source.identifier()))
        .filter(group -> group.description().targetType() != TargetType.INSTANCE)
        .isPresent()) {
      throw Errors.invalidTargetGroups();
    }
  }

  private static Pattern form(TrafficSource.Type type) {
    return switch (type) {
      case CLASSIC -> NAME;
      case TARGET_GROUP -> ARN;
      case VPC_LATTICE -> LATTICE_ARN;
    };
  }

  private static ApiException unknown(TrafficSource.Type type) {
    return type == TrafficSource.Type.CLASSIC
        ? Errors.invalidLoadBalancers()
        : Errors.invalidTargetGroups();
  }
}
