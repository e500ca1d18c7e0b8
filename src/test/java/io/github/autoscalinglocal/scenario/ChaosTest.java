package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.companion.ec2.BuiltInMarket;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.OutsideCall;
import io.github.autoscalinglocal.engine.World;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.fleet.CustomPolicy;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.fleet.ScalingPolicies;
import io.github.autoscalinglocal.fleet.ZonalShifts;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LifecycleHook;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.termination.FunctionAnswer;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random calls and random strides of time, and what must hold after each. One seed alone: {@code
 * mvn test -Dtest=ChaosTest -Dchaos.seed=17}. As many seeds as it takes for a million events:
 * {@code mvn test -Dtest=ChaosTest -Dchaos.events=1000000}.
 */
class ChaosTest {
  /** Of the long run, if nobody asks for more: see CONTRIBUTING. */
  private static final long FEW_EVENTS = 20_000;

  private static final int SEEDS = 300;
  private static final int STEPS = 250;
  private static final List<String> NEITHER_HEALTH_NOR_PROTECTION =
      List.of("SetInstanceProtection", "SetInstanceHealth");

  static LongStream seeds() {
    Long only = Long.getLong("chaos.seed");
    return only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
  }

  static LongStream someSeeds() {
    return seeds().limit(10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverHappensTheInvariantsHold(long seed) {
    run(seed, true);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void theSameSeedGivesTheSameHistory(long seed) {
    assertThat(run(seed, false).world.toString()).isEqualTo(run(seed, false).world.toString());
  }

  @Test
  void inTheLongRunTheInvariantsHoldAsWell() {
    long wanted = Long.getLong("chaos.events", FEW_EVENTS);
    long events = 0;
    for (long seed = SEEDS; events < wanted; seed++) {
      events += run(seed, true).events;
    }
  }

  private static Run run(long seed, boolean functions) {
    Run run = new Run(seed, functions);
    for (int step = 1; step <= STEPS; step++) {
      try {
        run.step();
      } catch (RuntimeException | AssertionError broken) {
        throw new AssertionError(
            "step %d of seed %d (mvn test -Dtest=ChaosTest -Dchaos.seed=%d), %s: %s"
                .formatted(step, seed, seed, run.last, broken.getMessage()),
            broken);
      }
    }
    return run;
  }

  /** One emulator, seen by three callers. */
  private static final class Run {
    private final Monkey monkey;
    private final Watching watching;
    private final Invariants invariants = new Invariants();
    private final List<Scenario> callers;
    private World world;
    private String last = "";

    /** What has happened: from outside, and of what was due. */
    private long events;

    Run(long seed, boolean functions) {
      monkey = new Monkey(seed, functions);
      watching = new Watching(seed);
      Timings timings = seed % 2 == 0 ? Timings.INSTANT : Timings.REALISTIC;
      Options.Limits limits = seed % 3 == 0 ? new Options.Limits(3, 2, 12) : Options.Limits.DEFAULT;
      Options.References references =
          seed % 10 == 9 ? Options.References.STRICT : Options.References.LENIENT;
      Options options =
          new Options(
              timings,
              references,
              Options.TieBreaking.RANDOM,
              limits,
              seed,
              functions && seed % 4 < 2,
              false,
              seed % 5 < 3 ? new BuiltInMarket() : Options.DEFAULT.market());
      Scenario aws = Scenario.with(options, Scenario.START, Run::answer);
      callers =
          List.of(aws, aws.as("123456789012", "eu-west-1"), aws.as("999999999999", "us-east-1"));
      world = aws.world();
    }

    /** A function that names everybody that it is told of, or now and then nobody. */
    private static Event answer(OutsideCall call) {
      CustomPolicy.Question question = (CustomPolicy.Question) call;
      return question.answered(
          question.number() % 3 == 0
              ? FunctionAnswer.none("it was told to fail")
              : FunctionAnswer.of(
                  question.request().instances().stream().map(Instance::id).toList()));
    }

    void step() {
      events++;
      if (monkey.oneIn(4)) {
        pass();
      } else if (monkey.oneIn(20)) {
        last = "a change of the market";
        callers
            .get(0)
            .run(
                tx -> {
                  tx.update(region -> region.with(monkey.change(region.market())));
                  tx.region().groups().keySet().forEach(tx::touch);
                });
        look();
      } else if (monkey.oneIn(15)) {
        Scenario caller = callers.get(monkey.below(callers.size()));
        monkey.alarm(caller.region(), caller.now()).ifPresent(alarm -> goOff(caller, alarm));
      } else if (monkey.oneIn(10)) {
        Scenario caller = callers.get(monkey.below(callers.size()));
        last = caller.work(watching::next);
        look();
      } else if (monkey.oneIn(10)) {
        callEc2(callers.get(monkey.below(callers.size())));
      } else if (monkey.oneIn(9)) {
        trouble(callers.get(monkey.below(callers.size())));
      } else {
        call(monkey.below(callers.size()));
      }
      if (monkey.oneIn(25)) {
        last = "once settled";
        callers.forEach(this::makePeace);
        callers.forEach(caller -> caller.run(Watching::end));
        settle();
        invariants.checkSettled(world);
      }
    }

    private void goOff(Scenario caller, Monkey.Alarm alarm) {
      last = alarm.toString();
      caller.run(tx -> ScalingPolicies.onAlarm(tx, alarm.policyArn(), alarm.signal()));
      look();
    }

    /** Nobody waits for what will never come, and nothing keeps going wrong. */
    private void makePeace(Scenario caller) {
      caller.mend();
      caller.run(
          tx ->
              tx.region().ec2().shiftedZones().forEach(zone -> ZonalShifts.shift(tx, zone, false)));
      for (Group group : caller.region().groups().values()) {
        for (LifecycleHook hook : group.hooks(HookTransition.LAUNCHING)) {
          caller.call(
              "DeleteLifecycleHook",
              "AutoScalingGroupName=" + group.name(),
              "LifecycleHookName=" + hook.name());
        }
      }
    }

    /** A lifetime that ends just then begins something anew: that is waited for as well. */
    private void settle() {
      events += callers.get(0).settle();
      look();
      // A fault may have made EC2 take an hour longer.
      for (int minute = 0; minute < 120 && isUnderWay(); minute++) {
        events += callers.get(0).advance(Duration.ofMinutes(1));
        look();
      }
    }

    private boolean isUnderWay() {
      return world.regions().values().stream()
          .anyMatch(region -> !region.history().inProgress().isEmpty());
    }

    /** Looks at the world as it is now. */
    private void look() {
      World before = world;
      world = callers.get(0).world();
      invariants.check(before, world, callers.get(0).now());
    }

    private void pass() {
      Duration time =
          switch (monkey.below(8)) {
            case 0 -> Duration.ofDays(monkey.below(4));
            case 1, 2 -> Duration.ofMinutes(monkey.below(120));
            default -> Duration.ofMillis(monkey.below(60_000));
          };
      last = "after " + time;
      World before = world;
      events += callers.get(0).advance(time);
      look();
      invariants.checkProtection(before, world);
    }

    /** Sets a fault, removes all, or has something happen to an instance. */
    private void trouble(Scenario caller) {
      List<String> machines = List.copyOf(caller.region().ec2().instances().keySet());
      if (monkey.oneIn(3)) {
        last = "without faults";
        caller.mend();
      } else if (monkey.oneIn(5)) {
        String zone = caller.region().scope().region() + (monkey.oneIn(2) ? "a" : "b");
        boolean away = monkey.oneIn(2);
        last = (away ? "a shift away from " : "the end of the shift away from ") + zone;
        caller.run(tx -> ZonalShifts.shift(tx, zone, away));
      } else if (machines.isEmpty() || monkey.oneIn(2)) {
        WantedFault fault = monkey.fault(caller.region());
        last = fault.toString();
        caller.set(fault);
      } else {
        String machine = machines.get(monkey.below(machines.size()));
        OutsideEvents.Kind event = monkey.event();
        last = event + " of " + machine;
        caller.work(
            tx ->
                OutsideEvents.happen(tx, tx.region().ec2().instance(machine).orElseThrow(), event));
      }
      look();
    }

    /** Whatever is refused leaves nothing behind but the strikes of faults. */
    private void callEc2(Scenario caller) {
      Region before = caller.region();
      Monkey.Call call = monkey.nextOfEc2(before);
      last = call.toString();
      try {
        caller.callOf("ec2", call.action(), call.parameters().toArray(String[]::new));
        look();
      } catch (ApiException refusal) {
        assertThat(refusal.code().status()).isEqualTo(400);
        assertThat(refusal.text()).isNotBlank();
        look();
        Region after = world.region(before.scope()).with(before.faults());
        assertThat(after.equals(before)).as("nothing has changed").isTrue();
      }
    }

    private void call(int number) {
      World before = world;
      Scenario caller = callers.get(number);
      Monkey.Call call = monkey.next(caller.region());
      last = call.toString();
      boolean refused = false;
      try {
        caller.call(call.action(), call.parameters().toArray(String[]::new));
      } catch (ApiException refusal) {
        refused = true;
        assertThat(refusal.code().status()).isEqualTo(400);
        assertThat(refusal.text()).isNotBlank();
      }
      look();
      if (refused || call.action().startsWith("Describe")) {
        assertThat(world.equals(before)).as("nothing has changed").isTrue();
      }
      Scope own = caller.region().scope();
      for (Region region : before.regions().values()) {
        if (!region.scope().equals(own)) {
          assertThat(world.region(region.scope()).equals(region))
              .as("nothing has changed for %s", region.scope())
              .isTrue();
        }
      }
      if (!NEITHER_HEALTH_NOR_PROTECTION.contains(call.action())) {
        invariants.checkProtection(before, world);
      }
    }
  }
}
