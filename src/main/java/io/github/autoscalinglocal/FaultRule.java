package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.FaultBody;
import io.github.autoscalinglocal.control.FaultBody.Place;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to go wrong, as at {@code /_local/faults}:
 *
 * <pre>{@code
 * emulator.faults().add(FaultRule.insufficientCapacity().inZone("us-east-1a").times(2));
 * }</pre>
 *
 * <p>What is left open is all the same to it. It strikes for as long as it is set, unless {@link
 * #times} says how often.
 */
public final class FaultRule {
  private final String kind;
  private @Nullable String group;
  private @Nullable String zone;
  private @Nullable String instanceType;
  private @Nullable String operation;
  private @Nullable Integer times;
  private @Nullable Double probability;
  private @Nullable Integer status;
  private @Nullable String code;
  private @Nullable String message;
  private @Nullable Duration delay;

  private FaultRule(String kind) {
    this.kind = kind;
  }

  /** EC2 has no instances. */
  public static FaultRule insufficientCapacity() {
    return new FaultRule("insufficient-capacity");
  }

  /** EC2 refuses a launch, with a code such as {@code InvalidAMIID.NotFound}. */
  public static FaultRule launchError(String code) {
    return new FaultRule("launch-error").withCode(code);
  }

  /** A launch takes longer. */
  public static FaultRule slowLaunch(Duration delay) {
    return new FaultRule("slow-launch").withDelay(delay);
  }

  /** EC2 refuses a termination. */
  public static FaultRule terminateError() {
    return new FaultRule("terminate-error");
  }

  /** A termination takes longer. */
  public static FaultRule slowTermination(Duration delay) {
    return new FaultRule("terminate-error").withDelay(delay);
  }

  /** A termination function fails. */
  public static FaultRule lambdaError() {
    return new FaultRule("lambda-error");
  }

  /** A call is answered {@code Throttling}. */
  public static FaultRule throttle() {
    return new FaultRule("throttle");
  }

  /** A call is answered with an error, such as {@code ServiceUnavailable} and 503. */
  public static FaultRule apiError(String code, int status) {
    FaultRule rule = new FaultRule("api-error").withCode(code);
    rule.status = status;
    return rule;
  }

  /** Only for this group. */
  public FaultRule inGroup(String name) {
    this.group = name;
    return this;
  }

  /** Only in this zone; not for calls and functions. */
  public FaultRule inZone(String name) {
    this.zone = name;
    return this;
  }

  /** Only for instances of this type; not for calls and functions. */
  public FaultRule ofType(String type) {
    this.instanceType = type;
    return this;
  }

  /** Only this operation, such as {@code SetDesiredCapacity}; for calls only. */
  public FaultRule onOperation(String name) {
    this.operation = name;
    return this;
  }

  /** It strikes that often, and is gone then. */
  public FaultRule times(int count) {
    this.times = count;
    return this;
  }

  /** It strikes with that probability, by the seed: above 0, at most 1. */
  public FaultRule withProbability(double chance) {
    this.probability = chance;
    return this;
  }

  /** What is told of it. */
  public FaultRule withMessage(String text) {
    this.message = text;
    return this;
  }

  private FaultRule withCode(String text) {
    this.code = text;
    return this;
  }

  private FaultRule withDelay(Duration wait) {
    this.delay = wait;
    return this;
  }

  FaultBody body() {
    return new FaultBody(
        Optional.empty(),
        Optional.of(kind),
        Optional.of(
            new Place(
                Optional.ofNullable(group),
                Optional.ofNullable(zone),
                Optional.ofNullable(instanceType),
                Optional.ofNullable(operation))),
        Optional.ofNullable(times),
        Optional.ofNullable(probability),
        Optional.ofNullable(status),
        Optional.ofNullable(code),
        Optional.ofNullable(message),
        Optional.ofNullable(delay).map(Duration::toString));
  }
}
