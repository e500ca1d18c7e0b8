package io.github.autoscalinglocal;

import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Fault.Effect;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Fault.Match;
import java.time.Duration;
import java.util.Optional;

/** A fault in the making: it strikes everything, always, as its kind has it, unless it is told. */
public record WantedFault(Fault fault) {

  /** Its id is the name of its kind. */
  public static WantedFault of(Kind kind) {
    return new WantedFault(
        new Fault(
            kind.wire(),
            kind,
            new Match(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            1,
            new Effect(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
  }

  public WantedFault called(String id) {
    return new WantedFault(
        new Fault(
            id, fault.kind(), fault.match(), fault.times(), fault.probability(), fault.effect()));
  }

  public WantedFault times(int times) {
    return new WantedFault(
        new Fault(
            fault.id(),
            fault.kind(),
            fault.match(),
            Optional.of(times),
            fault.probability(),
            fault.effect()));
  }

  public WantedFault probability(double probability) {
    return new WantedFault(
        new Fault(
            fault.id(), fault.kind(), fault.match(), fault.times(), probability, fault.effect()));
  }

  public WantedFault group(String group) {
    Match match = fault.match();
    return with(
        new Match(
            Optional.of(group), match.availabilityZone(), match.instanceType(), match.operation()));
  }

  public WantedFault zone(String zone) {
    Match match = fault.match();
    return with(
        new Match(match.group(), Optional.of(zone), match.instanceType(), match.operation()));
  }

  public WantedFault type(String type) {
    Match match = fault.match();
    return with(
        new Match(match.group(), match.availabilityZone(), Optional.of(type), match.operation()));
  }

  public WantedFault operation(String operation) {
    Match match = fault.match();
    return with(
        new Match(
            match.group(), match.availabilityZone(), match.instanceType(), Optional.of(operation)));
  }

  private WantedFault with(Match match) {
    return new WantedFault(
        new Fault(
            fault.id(), fault.kind(), match, fault.times(), fault.probability(), fault.effect()));
  }

  public WantedFault status(int status) {
    Effect effect = fault.effect();
    return with(new Effect(Optional.of(status), effect.code(), effect.message(), effect.delay()));
  }

  public WantedFault code(String code) {
    Effect effect = fault.effect();
    return with(new Effect(effect.status(), Optional.of(code), effect.message(), effect.delay()));
  }

  public WantedFault message(String message) {
    Effect effect = fault.effect();
    return with(new Effect(effect.status(), effect.code(), Optional.of(message), effect.delay()));
  }

  public WantedFault delay(Duration delay) {
    Effect effect = fault.effect();
    return with(new Effect(effect.status(), effect.code(), effect.message(), Optional.of(delay)));
  }

  private WantedFault with(Effect effect) {
    return new WantedFault(
        new Fault(
            fault.id(), fault.kind(), fault.match(), fault.times(), fault.probability(), effect));
  }
}
