package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.scenario.Balanced.BLUE;
import static io.github.autoscalinglocal.scenario.Balanced.CLASSIC;
import static io.github.autoscalinglocal.scenario.Balanced.LATTICE;
import static io.github.autoscalinglocal.scenario.Balanced.attach;
import static io.github.autoscalinglocal.scenario.Balanced.createWithOne;
import static io.github.autoscalinglocal.scenario.Balanced.detach;
import static io.github.autoscalinglocal.scenario.Balanced.health;
import static io.github.autoscalinglocal.scenario.Balanced.instance;
import static io.github.autoscalinglocal.scenario.Balanced.source;
import static io.github.autoscalinglocal.scenario.Balanced.tellHealth;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.companion.elb.Registrations;
import io.github.autoscalinglocal.companion.elb.TargetStates;
import io.github.autoscalinglocal.fleet.LoadBalancing;
import io.github.autoscalinglocal.fleet.LoadBalancing.Draining;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.elbv2.TargetHealthReason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcollections.TreePMap;

/**
 * The targets of traffic sources: their states, how long they drain, and their health from outside.
 */
class RegistrationsTest {
  private Scenario aws = Scenario.realistic();

  @Test
  void aTargetIsInitialBeforeItIsHealthyAndEachStateHasItsReason() {
    createWithOne(aws);
    assertThat(reason()).contains("Target.NotRegistered");

    attach(aws, BLUE);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.INITIAL);
    assertThat(reason()).contains("Elb.RegistrationInProgress");

    aws.advance(Duration.ofSeconds(2));
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(reason()).isEmpty();

    tellHealth(aws, false);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNHEALTHY);
    assertThat(reason()).contains("Target.FailedHealthChecks");

    deregister();
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.DRAINING);
    assertThat(reason()).contains("Target.DeregistrationInProgress");
  }

  private Optional<String> reason() {
    TargetId target = TargetId.of(instance(aws).id());
    return aws.see(view -> TargetStates.of(view, BLUE, target, true))
        .reason()
        .map(TargetHealthReason::wire);
  }

  @ParameterizedTest(name = "{0} shows {1}")
  @CsvSource({
    "elb, WaitingForELBConnectionDraining, ' - Waiting For ELB Connection Draining.'",
    "elbv2, WaitingForELBConnectionDraining, ' - Waiting For ELB Connection Draining.'",
    "vpc-lattice, WaitingForConnectionDraining, ' - Waiting For Connection Draining.'",
  })
  void drainingTakesFiveMinutesAndShowsForWhatItWaits(
      String type, ActivityStatus status, String note) {
    createWithOne(aws);
    TrafficSource source = source(type);
    attach(aws, source);
    aws.settle();

    assertThat(deregister()).contains(new Draining(Duration.ofMinutes(5), status, note));
    aws.advance(Duration.ofSeconds(299));
    assertThat(health(aws, source)).isEqualTo(TargetHealth.DRAINING);
    aws.advance(Duration.ofSeconds(1));
    assertThat(health(aws, source)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void theLongestDelayOfAllSourcesCounts() {
    createWithOne(aws);
    delay(CLASSIC, Duration.ofSeconds(20));
    delay(BLUE, Duration.ofSeconds(60));
    delay(LATTICE, Duration.ofSeconds(40));
    attach(aws, CLASSIC);
    attach(aws, BLUE);
    attach(aws, LATTICE);
    aws.settle();

    Draining draining = deregister().orElseThrow();

    assertThat(draining.time()).isEqualTo(Duration.ofSeconds(60));
    assertThat(draining.status()).isEqualTo(ActivityStatus.WaitingForELBConnectionDraining);
    aws.advance(Duration.ofSeconds(40));
    assertThat(health(aws, CLASSIC)).isEqualTo(TargetHealth.UNUSED);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.DRAINING);
    assertThat(health(aws, LATTICE)).isEqualTo(TargetHealth.UNUSED);
  }

  @ParameterizedTest(name = "at most {0}, own delay {1}: {2}")
  @CsvSource({"PT10S, PT5M, PT10S", "PT10S, PT4S, PT4S", "PT0S, PT5M, PT0S"})
  void aSettingLimitsHowLongDrainingTakes(Duration most, Duration own, Duration drained) {
    aws = Scenario.with(Scenario.options(Timings.REALISTIC.with("drain", most)));
    createWithOne(aws);
    delay(BLUE, own);
    attach(aws, BLUE);
    aws.settle();

    assertThat(deregister().orElseThrow().time()).isEqualTo(drained);
  }

  @Test
  void anInstanceThatIsRegisteredNowhereDoesNotDrain() {
    createWithOne(aws);
    assertThat(deregister()).isEmpty();
  }

  @Test
  void whoDrainsAlreadyHasOnlyTheRestBeforeIt() {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    detach(aws, BLUE);
    aws.advance(Duration.ofSeconds(100));

    assertThat(deregister().orElseThrow().time()).isEqualTo(Duration.ofSeconds(200));

    aws.advance(Duration.ofSeconds(200));
    assertThat(deregister()).isEmpty();
  }

  @Test
  void whoIsRegisteredAgainWhileItDrainsStays() {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    deregister();
    aws.advance(Duration.ofSeconds(100));

    register();
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.INITIAL);

    aws.settle();
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.HEALTHY);
  }

  @Test
  void registeringTwiceIsLikeOnce() {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    tellHealth(aws, false);

    register();
    aws.settle();

    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNHEALTHY);
  }

  @Test
  void whatEc2HasTerminatedIsRegisteredNowhere() {
    createWithOne(aws);
    attach(aws, CLASSIC);
    attach(aws, BLUE);
    aws.settle();
    deregister();

    aws.run(tx -> Registrations.forget(tx, aws.ids("g").get(0)));

    assertThat(health(aws, CLASSIC)).isEqualTo(TargetHealth.UNUSED);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNUSED);
  }

  @Test
  void healthFromOutsideReachesAllSourcesOfAnInstance() {
    createWithOne(aws);
    assertThat(tellHealth(aws, false)).as("registered nowhere").isFalse();
    attach(aws, CLASSIC);
    attach(aws, BLUE);
    aws.settle();

    assertThat(tellHealth(aws, false)).isTrue();
    assertThat(health(aws, CLASSIC)).isEqualTo(TargetHealth.UNHEALTHY);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNHEALTHY);

    tellHealth(aws, true);
    assertThat(health(aws, CLASSIC)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.HEALTHY);
    assertThat(tellHealth(aws, "i-0", true)).as("nobody knows it").isFalse();
  }

  @Test
  void whoDrainsHasNoHealth() {
    createWithOne(aws);
    attach(aws, BLUE);
    aws.settle();
    deregister();

    assertThat(tellHealth(aws, true)).isFalse();
    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.DRAINING);
  }

  @Test
  void theFirstCheckOfATargetDoesNotOverruleWhatWasTold() {
    createWithOne(aws);
    attach(aws, BLUE);
    tellHealth(aws, false);

    aws.settle();

    assertThat(health(aws, BLUE)).isEqualTo(TargetHealth.UNHEALTHY);
  }

  private void delay(TrafficSource source, Duration delay) {
    aws.plant(r -> r.with(r.elb().with(source, new Targets(delay, TreePMap.empty()))));
  }

  private void register() {
    Instance instance = instance(aws);
    aws.run(tx -> LoadBalancing.register(tx, tx.region().existing("g"), instance));
  }

  private Optional<Draining> deregister() {
    Instance instance = instance(aws);
    return aws.work(tx -> LoadBalancing.deregister(tx, tx.region().existing("g"), instance));
  }
}
