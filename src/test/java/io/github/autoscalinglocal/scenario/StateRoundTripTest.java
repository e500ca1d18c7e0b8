package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.companion.ec2.BuiltInMarket;
import io.github.autoscalinglocal.control.state.WorldDocument;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.model.Ec2;
import io.github.autoscalinglocal.model.Ec2Machines;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random worlds behave the same after they were written and read again. */
class StateRoundTripTest {
  private static final int STEPS_BEFORE = 150;
  private static final int STEPS_AFTER = 60;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void whatIsReadAgainHasTheSameFuture(long seed) {
    Monkey monkey = new Monkey(seed, false);
    Ec2Moves ec2 = new Ec2Moves(seed);
    Scenario one = scenario(seed);
    for (int step = 0; step < STEPS_BEFORE; step++) {
      step(monkey, ec2, one, one);
    }

    Scenario other = scenario(seed);
    other.restore(WorldDocument.read(WorldDocument.write(one.snapshot(), "test")));

    assertThat(other.world().equals(one.world())).as("the worlds are equal").isTrue();
    for (int step = 0; step < STEPS_AFTER; step++) {
      step(monkey, ec2, one, other);
      assertThat(other.world().equals(one.world())).as("step %d after", step).isTrue();
    }
  }

  private static Scenario scenario(long seed) {
    Timings timings = seed % 2 == 0 ? Timings.INSTANT : Timings.REALISTIC;
    return Scenario.with(
        new Options(
            timings,
            Options.References.LENIENT,
            Options.TieBreaking.RANDOM,
            Options.Limits.DEFAULT,
            seed,
            false,
            false,
            new BuiltInMarket()));
  }

  /** Does the same to both, by what it sees of the first. */
  private static void step(Monkey monkey, Ec2Moves ec2, Scenario one, Scenario other) {
    if (monkey.oneIn(4)) {
      Duration time = Duration.ofSeconds(monkey.below(4_000));
      one.advance(time);
      if (other != one) {
        other.advance(time);
      }
    } else if (monkey.oneIn(12)) {
      var fault = monkey.fault(one.region());
      one.set(fault);
      if (other != one) {
        other.set(fault);
      }
    } else if (monkey.oneIn(3)) {
      askBoth("ec2", ec2.next(one.region()), one, other);
    } else {
      askBoth("autoscaling", monkey.next(one.region()), one, other);
    }
  }

  private static void askBoth(String service, Monkey.Call call, Scenario one, Scenario other) {
    String answer = answer(one, service, call);
    if (other != one) {
      assertThat(answer(other, service, call)).as("%s", call).isEqualTo(answer);
    }
  }

  private static String answer(Scenario aws, String service, Monkey.Call call) {
    try {
      return aws.callOf(service, call.action(), call.parameters().toArray(String[]::new))
          .toString();
    } catch (ApiException refusal) {
      return refusal.text();
    }
  }

  /** A test of worlds in which nothing of EC2 came about would show nothing. */
  @Test
  void whatIsDoneToEc2IsPartOfTheWorlds() {
    Ec2Moves ec2 = new Ec2Moves(1);
    Scenario aws = scenario(1);
    for (int step = 0; step < STEPS_BEFORE; step++) {
      answer(aws, "ec2", ec2.next(aws.region()));
    }

    Ec2 left = aws.region().ec2();
    assertThat(left.instances()).isNotEmpty();
    assertThat(left.tagged()).isNotEmpty();
    assertThat(left.templates().named("web").or(() -> left.templates().named("app"))).isPresent();
    assertThat(left.network().orElseThrow().vpcs()).hasSizeGreaterThan(1);
    assertThat(left.catalogue().images()).isNotEmpty();
    assertThat(left.machines()).isNotEqualTo(Ec2Machines.NONE);
  }
}
