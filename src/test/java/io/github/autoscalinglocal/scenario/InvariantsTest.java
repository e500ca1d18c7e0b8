package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.engine.World;
import io.github.autoscalinglocal.engine.World.Appointment;
import io.github.autoscalinglocal.engine.World.Due;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Ec2;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Swap;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

/** Chaos proves something only if broken worlds are noticed. */
class InvariantsTest {
  private final Scenario aws = Scenario.realistic();
  private World before;

  @BeforeEach
  void createGroups() {
    aws.create("g", 0, 9, 2);
    aws.create("h", 0, 9, 1);
    Balanced.attach(aws, Balanced.BLUE);
    aws.settle();
    before = aws.world();
  }

  private void check(World world) {
    new Invariants().check(before, world, aws.now());
  }

  private void assertBroken(World world, String what) {
    assertThatThrownBy(() -> check(world))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(what);
  }

  /** Breaks the region, and has that noticed. */
  private void assertBroken(UnaryOperator<Region> change, String what) {
    assertBroken(changed(change), what);
  }

  private World changed(UnaryOperator<Region> change) {
    World world = aws.world();
    Region region = change.apply(world.region(Scenario.SCOPE));
    return new World(
        world.regions().plus(region.scope(), region),
        world.agenda(),
        world.sequence(),
        world.chance());
  }

  private Group group() {
    return aws.region().existing("g");
  }

  private Instance first() {
    return group().instance(aws.ids("g").get(0)).orElseThrow();
  }

  /** A terminating hook holds the first instance up. */
  private Instance waiting() {
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=out",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING");
    String id = first().id();
    aws.terminate(id, true);
    aws.advance(Duration.ofMinutes(6));
    before = aws.world();
    return group().instance(id).orElseThrow();
  }

  @Test
  void aSoundWorldIsLetThrough() {
    waiting();

    assertThatCode(() -> check(aws.world())).doesNotThrowAnyException();
    aws.desire("g", 3);
    assertThatCode(() -> check(aws.world())).doesNotThrowAnyException();
  }

  @Test
  void aWaitThatNothingWillEndIsNoticed() {
    Instance waiting = waiting();
    World world = changed(region -> region.with(group().with(waiting.withProtection(true))));
    TreePMap<Due, Appointment> agenda = world.agenda();
    for (var entry : world.agenda().entrySet()) {
      boolean ends = entry.getValue().event().toString().startsWith("Deadline[");
      agenda = ends ? agenda.minus(entry.getKey()) : agenda;
    }

    assertBroken(
        new World(world.regions(), agenda, world.sequence(), world.chance()),
        "when out of " + waiting.id() + " ends");
  }

  @Test
  void aWaitForNothingIsNoticed() {
    Instance waiting = waiting();

    assertBroken(
        region -> region.with(group().with(waiting.with(waiting.transit().withoutActions()))),
        waiting.id() + " is TERMINATING_WAIT and has actions");
  }

  @Test
  void aWaitThatItsActivityDoesNotShowIsNoticed() {
    Instance waiting = waiting();
    Activity activity = aws.region().history().activity(waiting.activityId()).orElseThrow();

    assertBroken(
        region ->
            region.with(
                region
                    .history()
                    .with(activity.withStatus(ActivityStatus.InProgress, 50), aws.now())),
        "what the activity of " + waiting.id() + " shows");
  }

  private static Ec2 without(Region region, String id) {
    Ec2Instance machine = region.ec2().instance(id).orElseThrow();
    return region.ec2().with(region.ec2().machines().withEnd(machine, machine.launchedAt()));
  }

  @Test
  void anInstanceThatEc2DoesNotHaveIsNoticed() {
    assertBroken(
        region -> region.with(without(region, first().id())),
        "EC2 has " + first().id() + ", which is IN_SERVICE");
  }

  @Test
  void anInstanceThatIsLostIsNoticed() {
    assertBroken(
        region -> region.withLeft(group().without(first().id())),
        first().id() + " was detached from g");
  }

  @Test
  void anInstanceThatWasDetachedIsNotLost() {
    aws.call(
        "DetachInstances",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + first().id(),
        "ShouldDecrementDesiredCapacity=true");
    aws.settle();

    assertThatCode(() -> check(aws.world())).doesNotThrowAnyException();
  }

  @Test
  void anInstanceThatIsInTwoGroupsIsNoticed() {
    assertBroken(
        region -> region.with(region.existing("h").with(first())),
        "the other group of " + first().id());
  }

  @Test
  void aSwapWithSomebodyWhoIsGoneIsNoticed() {
    Swap swap = new Swap(Swap.Kind.SPOT, 1, Optional.of("i-gone"));

    assertBroken(
        region ->
            region.with(
                group().with(group().work().withSwaps(TreePMap.singleton(first().id(), swap)))),
        "the victim of");
    assertBroken(
        region ->
            region.with(group().with(group().work().withSwaps(TreePMap.singleton("i-gone", swap)))),
        "the new one of");
  }

  @Test
  void aRegisteredInstanceThatIsNotThereIsNoticed() {
    assertBroken(
        region -> {
          Targets targets = region.elb().targets(Balanced.BLUE).orElseThrow();
          return region.with(
              region
                  .elb()
                  .with(
                      Balanced.BLUE,
                      targets.with(
                          TargetId.of("i-gone"), targets.byId().get(TargetId.of(first().id())))));
        },
        "the registered instance i-gone");
  }

  @Test
  void onceSettledARegisteredInstanceThatIsNotInServiceIsNoticed() {
    aws.move("g", first().id(), Lifecycle.STANDBY);

    assertThatThrownBy(() -> InstanceInvariants.checkSettled(aws.region()))
        .hasMessageContaining("the registered instance " + first().id());
  }

  @Test
  void onceSettledATargetThatStillDrainsIsNoticed() {
    Targets targets = aws.region().elb().targets(Balanced.BLUE).orElseThrow();
    aws.plant(
        region ->
            region.with(
                region
                    .elb()
                    .with(
                        Balanced.BLUE,
                        targets.with(
                            TargetId.of(first().id()),
                            targets
                                .byId()
                                .get(TargetId.of(first().id()))
                                .withHealth(TargetHealth.INITIAL)))));

    assertThatThrownBy(() -> InstanceInvariants.checkSettled(aws.region()))
        .hasMessageContaining("INITIAL");
  }

  @Test
  void onceSettledAnActivityThatDoesNotEndIsNoticed() {
    waiting();

    assertThatThrownBy(() -> new Invariants().checkSettled(aws.world()))
        .hasMessageContaining("activities in progress");
  }

  @Test
  void anActivityOfNobodyIsNoticed() {
    Instance waiting = waiting();

    assertBroken(
        region ->
            region.with(without(region, waiting.id())).withLeft(group().without(waiting.id())),
        "activities in progress are those of instances between two states");
  }

  @Test
  void anInstanceBetweenTwoStatesWithoutAnActivityInProgressIsNoticed() {
    Instance first = first();

    assertBroken(
        region -> region.with(group().with(first.withLifecycle(Lifecycle.TERMINATING))),
        "activities in progress are those of instances between two states");
  }

  @Test
  void aWishOutsideTheBoundsIsNoticed() {
    Capacity capacity = group().capacity();

    assertBroken(
        region -> region.with(group().with(capacity.withDesired(10))), "the desired capacity of g");
  }

  @Test
  void onceSettledAGroupThatIsShortForNoReasonIsNoticed() {
    Capacity capacity = group().capacity();
    aws.run(tx -> tx.update(group().with(capacity.withDesired(4))));

    Invariants invariants = new Invariants();
    assertThatThrownBy(() -> invariants.checkSettled(aws.world()))
        .hasMessageContaining("g lacks 2 units for no reason");
  }
}
