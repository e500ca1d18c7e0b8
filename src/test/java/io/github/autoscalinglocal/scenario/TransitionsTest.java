package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.fleet.OutsideEvents.Kind.REBALANCE_RECOMMENDATION;
import static io.github.autoscalinglocal.fleet.OutsideEvents.Kind.SPOT_INTERRUPTION;
import static io.github.autoscalinglocal.fleet.OutsideEvents.Kind.STOP;
import static io.github.autoscalinglocal.scenario.Passage.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every move of an instance from state to state: what makes it happen, and which states are seen
 * from outside meanwhile (scaling.md 1.2).
 */
class TransitionsTest {
  /** States of which other tests tell, by their beginnings. */
  private static final List<String> TOLD_ELSEWHERE =
      List.of("Warmed:", "ReplacingRootVolume", "RootVolumeReplaced");

  /**
   * Moves that nobody can see: an instance that EC2 has not told of is gone at the instant at which
   * its launch is given up.
   */
  private static final Set<String> UNSEEN = Set.of("- > Terminating");

  private static final String MINUTE = "HeartbeatTimeout=60";
  private static final String CONTINUE = "DefaultResult=CONTINUE";
  private static final String RETAIN =
      "InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon=retain";
  private static final String KEEPING = "ShouldDecrementDesiredCapacity=false";

  /**
   * A move.
   *
   * @param how what makes it happen
   * @param what the same, done
   * @param seen all states of the instance from when it is looked at until the end
   */
  private record Move(String from, String to, String how, Consumer<Passage> what, String seen) {
    @Override
    public String toString() {
      return from + " > " + to + ": " + how;
    }

    String name() {
      return from + " > " + to;
    }

    /** Whether the instance does not stay where it comes from. */
    boolean isUnseenInBetween() {
      return name().equals("Terminating:Proceed > Terminating:Retained");
    }
  }

  private static List<Named<Move>> moves() {
    List<Move> all = new ArrayList<>();
    all.addAll(launches());
    all.addAll(launchesThatEnd());
    all.addAll(ends());
    all.addAll(terminations());
    all.addAll(standby());
    all.addAll(detachments());
    return all.stream().map(move -> Named.of(move.toString(), move)).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moves")
  void happens(Move move) {
    Passage passage = new Passage();

    move.what().accept(passage);

    List<String> seen = List.of(move.seen().split(", "));
    passage.until(seen.get(seen.size() - 1));
    assertThat(passage.seen()).isEqualTo(seen);
    assertThat(seen)
        .containsSequence(
            move.isUnseenInBetween() ? List.of(move.to()) : List.of(move.from(), move.to()));
  }

  @Test
  void noMoveThatTheModelAllowsIsMissing() {
    Set<String> allowed = new TreeSet<>();
    for (Lifecycle from : Lifecycle.values()) {
      Arrays.stream(Lifecycle.values())
          .filter(from::canBecome)
          .forEach(to -> allowed.add(seen(from) + " > " + seen(to)));
    }
    allowed.removeIf(
        move ->
            TOLD_ELSEWHERE.stream()
                .anyMatch(each -> move.startsWith(each) || move.contains(" > " + each)));
    assertThat(allowed).isNotEmpty();

    assertThat(told()).containsAll(allowed);
  }

  @Test
  void noMoveIsToldThatTheModelForbids() {
    Set<String> forbidden = told();
    for (Lifecycle from : Lifecycle.values()) {
      Arrays.stream(Lifecycle.values())
          .filter(from::canBecome)
          .forEach(to -> forbidden.remove(seen(from) + " > " + seen(to)));
    }
    // Leaving the group is no state of the model; the instance is in no group any more.
    assertThat(forbidden)
        .containsExactlyInAnyOrder(
            "Terminating > Terminated", "Terminating:Proceed > Terminated", "Detaching > Detached");
  }

  private static Set<String> told() {
    Set<String> told =
        moves().stream()
            .map(move -> move.getPayload().name())
            .collect(Collectors.toCollection(TreeSet::new));
    told.addAll(UNSEEN);
    return told;
  }

  private static String seen(Lifecycle state) {
    return state == Lifecycle.REQUESTED ? NOTHING : state.wire();
  }

  private static List<Move> launches() {
    return List.of(
        new Move(
            NOTHING,
            "Pending",
            "the group wants more than it has",
            passage -> passage.create(0).watchNext().desire(1),
            "-, Pending"),
        new Move(
            NOTHING,
            "Pending",
            "an unhealthy instance is replaced",
            passage ->
                passage
                    .create(1)
                    .watchNext()
                    .happens(passage.aws().ids("g").get(0), STOP)
                    .until("Pending"),
            "-, Pending"),
        new Move(
            NOTHING,
            "Pending",
            "Availability Zones are balanced",
            passage ->
                passage
                    .create(2, "AvailabilityZones[]=us-east-1a")
                    .watchNext()
                    .call("UpdateAutoScalingGroup", "AvailabilityZones[]=us-east-1a,us-east-1b"),
            "-, Pending"),
        new Move(
            NOTHING,
            "Pending",
            "AttachInstances",
            passage -> {
              passage.aws().create("other", 0, 9, 1);
              passage.aws().settle();
              String id = passage.aws().ids("other").get(0);
              passage
                  .aws()
                  .call(
                      "DetachInstances",
                      "AutoScalingGroupName=other",
                      "InstanceIds[]=" + id,
                      "ShouldDecrementDesiredCapacity=true");
              passage.aws().settle();
              passage
                  .createBalanced(0)
                  .launchHook("h")
                  .watchNext()
                  .call("AttachInstances", "InstanceIds[]=" + id);
            },
            "-, Pending, InService"),
        new Move(
            "Pending",
            "Pending:Wait",
            "EC2 runs it, and the group has a launching hook",
            passage -> passage.create(0).launchHook("h").watchNext().desire(1),
            "-, Pending, Pending:Wait"),
        new Move(
            "Pending",
            "InService",
            "EC2 runs it, and the group has no launching hook",
            passage -> passage.create(0).terminateHook("h").watchNext().desire(1),
            "-, Pending, InService"),
        new Move(
            "Pending:Wait",
            "Pending:Proceed",
            "all lifecycle actions are completed with CONTINUE",
            passage ->
                waiting(passage.createBalanced(0).launchHook("h").launchHook("i"))
                    .complete("h", "CONTINUE")
                    .complete("i", "CONTINUE"),
            "Pending:Wait, Pending:Proceed"),
        new Move(
            "Pending:Wait",
            "Pending:Proceed",
            "the time is over, and the default is CONTINUE",
            passage -> waiting(passage.createBalanced(0).launchHook("h", MINUTE, CONTINUE)),
            "Pending:Wait, Pending:Proceed"),
        new Move(
            "Pending:Proceed",
            "InService",
            "its load balancers have registered it",
            passage -> waiting(passage.createBalanced(0).launchHook("h")).complete("h", "CONTINUE"),
            "Pending:Wait, Pending:Proceed, InService"));
  }

  /** A group wants one, and a hook holds that up. */
  private static Passage waiting(Passage passage) {
    passage.watchNext().desire(1).until("Pending:Wait").seen().clear();
    return passage.watchOldest();
  }

  private static List<Move> launchesThatEnd() {
    return List.of(
        new Move(
            "Pending:Wait",
            "Terminating",
            "a lifecycle action is completed with ABANDON",
            passage ->
                waiting(passage.create(0).launchHook("h").launchHook("i")).complete("i", "ABANDON"),
            "Pending:Wait, Terminating"),
        new Move(
            "Pending:Wait",
            "Terminating",
            "the time is over, and the default is ABANDON",
            passage -> waiting(passage.create(0).launchHook("h", MINUTE)),
            "Pending:Wait, Terminating"),
        new Move(
            "Pending:Wait",
            "Terminating",
            "the hook is deleted",
            passage ->
                waiting(passage.create(0).launchHook("h"))
                    .call("DeleteLifecycleHook", "LifecycleHookName=h"),
            "Pending:Wait, Terminating"),
        new Move(
            "Pending:Wait",
            "Terminating",
            "a scale-in finds nobody in service",
            passage -> waiting(passage.create(0).launchHook("h")).desire(0),
            "Pending:Wait, Terminating"),
        new Move(
            "Pending:Wait",
            "Terminating",
            "EC2 loses it",
            passage -> waiting(passage.create(0).launchHook("h")).happens(STOP),
            "Pending:Wait, Terminating"),
        new Move(
            "Pending",
            "Terminating",
            "a scale-in finds nobody in service",
            passage -> passage.create(0).watchNext().desire(1).until("Pending").desire(0),
            "-, Pending, Terminating"),
        new Move(
            "Pending",
            "Terminating",
            "EC2 loses it",
            passage -> passage.create(0).watchNext().desire(1).until("Pending").happens(STOP),
            "-, Pending, Terminating"),
        new Move(
            "Pending:Proceed",
            "Terminating",
            "EC2 loses it",
            passage ->
                waiting(passage.createBalanced(0).launchHook("h"))
                    .complete("h", "CONTINUE")
                    .happens(STOP),
            "Pending:Wait, Pending:Proceed, Terminating"));
  }

  private static Move end(String how, Consumer<Passage> what) {
    return new Move("InService", "Terminating", how, what, "InService, Terminating");
  }

  private static List<Move> ends() {
    return List.of(
        end("a scale-in", passage -> passage.create(1).watchOldest().desire(0)),
        end(
            "TerminateInstanceInAutoScalingGroup",
            passage -> passage.create(1).watchOldest().terminate()),
        end(
            "SetInstanceHealth",
            passage -> {
              passage.create(1).watchOldest();
              passage
                  .aws()
                  .call(
                      "SetInstanceHealth", "InstanceId=" + passage.id(), "HealthStatus=Unhealthy");
            }),
        end(
            "a health check finds that it does not run",
            passage -> passage.create(1).watchOldest().happens(STOP)),
        end(
            "zones are balanced",
            passage ->
                passage
                    .create(1, "AvailabilityZones[]=us-east-1a")
                    .watchOldest()
                    .call("UpdateAutoScalingGroup", "AvailabilityZones[]=us-east-1b")),
        end(
            "its lifetime is over",
            passage ->
                passage
                    .create(1, "MaxInstanceLifetime=86400")
                    .watchOldest()
                    .after(Duration.ofDays(1).minusMinutes(1))),
        end(
            "its replacement, which EC2 recommended, is in service",
            passage ->
                passage
                    .createSpot(1, "CapacityRebalance=true")
                    .watchOldest()
                    .happens(REBALANCE_RECOMMENDATION)),
        end(
            "EC2 gives notice that it takes it back",
            passage ->
                passage
                    .createSpot(1, "CapacityRebalance=true")
                    .watchOldest()
                    .happens(SPOT_INTERRUPTION)),
        end(
            "its group is deleted by force",
            passage -> passage.createBalanced(1).terminateHook("h").watchOldest().forceDelete()));
  }

  private static List<Move> terminations() {
    return List.of(
        new Move(
            "Terminating",
            "Terminating:Wait",
            "its load balancers have drained it, and the group has a terminating hook",
            passage -> passage.createBalanced(1).terminateHook("h").watchOldest().terminate(),
            "InService, Terminating, Terminating:Wait"),
        new Move(
            "Terminating",
            "Terminated",
            "it is drained, the group has no terminating hook, and EC2 has terminated it",
            passage -> passage.createBalanced(1).launchHook("h").watchOldest().terminate(),
            "InService, Terminating, Terminated"),
        new Move(
            "Terminating:Wait",
            "Terminating:Proceed",
            "all lifecycle actions are completed with CONTINUE",
            passage ->
                leaving(passage.create(1).terminateHook("h").terminateHook("i"))
                    .complete("h", "CONTINUE")
                    .complete("i", "CONTINUE"),
            "Terminating:Wait, Terminating:Proceed"),
        new Move(
            "Terminating:Wait",
            "Terminating:Proceed",
            "one of several is completed with ABANDON",
            passage ->
                leaving(passage.create(1).terminateHook("h").terminateHook("i"))
                    .complete("i", "ABANDON"),
            "Terminating:Wait, Terminating:Proceed"),
        new Move(
            "Terminating:Wait",
            "Terminating:Proceed",
            "the time is over",
            passage -> leaving(passage.create(1).terminateHook("h", MINUTE)),
            "Terminating:Wait, Terminating:Proceed"),
        new Move(
            "Terminating:Wait",
            "Terminating:Proceed",
            "the hook is deleted",
            passage ->
                leaving(passage.create(1, RETAIN).terminateHook("h"))
                    .call("DeleteLifecycleHook", "LifecycleHookName=h"),
            "Terminating:Wait, Terminating:Proceed"),
        new Move(
            "Terminating:Proceed",
            "Terminated",
            "EC2 has terminated it",
            passage -> leaving(passage.create(1).terminateHook("h")).complete("h", "CONTINUE"),
            "Terminating:Wait, Terminating:Proceed, Terminated"),
        new Move(
            "Terminating:Proceed",
            "Terminating:Retained",
            "an action was completed with ABANDON, and the group retains such instances",
            passage ->
                leaving(passage.create(1, RETAIN).terminateHook("h")).complete("h", "ABANDON"),
            "Terminating:Wait, Terminating:Retained"),
        new Move(
            "Terminating:Proceed",
            "Terminating:Retained",
            "the time is over, the default is ABANDON, and the group retains such instances",
            passage -> leaving(passage.create(1, RETAIN).terminateHook("h", MINUTE)),
            "Terminating:Wait, Terminating:Retained"),
        new Move(
            "Terminating:Retained",
            "Terminating",
            "TerminateInstanceInAutoScalingGroup, which asks no hook again",
            passage -> retained(passage).terminate(),
            "Terminating:Retained, Terminating, Terminated"),
        new Move(
            "Terminating:Retained",
            "Terminating",
            "its group is deleted by force",
            passage -> retained(passage).forceDelete(),
            "Terminating:Retained, Terminating, Terminated"));
  }

  /** A terminating hook holds an instance up. */
  private static Passage leaving(Passage passage) {
    passage.watchOldest().terminate().until("Terminating:Wait").seen().clear();
    return passage.watchOldest();
  }

  private static Passage retained(Passage passage) {
    leaving(passage.create(1, RETAIN).terminateHook("h")).complete("h", "ABANDON").seen().clear();
    return passage.watchOldest();
  }

  private static List<Move> standby() {
    return List.of(
        new Move(
            "InService",
            "EnteringStandby",
            "EnterStandby",
            passage -> passage.createBalanced(1).watchOldest().callOfMany("EnterStandby", KEEPING),
            "InService, EnteringStandby"),
        new Move(
            "EnteringStandby",
            "Standby",
            "its load balancers have drained it",
            passage ->
                passage
                    .createBalanced(1)
                    .terminateHook("h")
                    .watchOldest()
                    .callOfMany("EnterStandby", KEEPING),
            "InService, EnteringStandby, Standby"),
        new Move(
            "EnteringStandby",
            "Terminating",
            "its group is deleted by force",
            passage ->
                passage.create(1).watchOldest().callOfMany("EnterStandby", KEEPING).forceDelete(),
            "InService, EnteringStandby, Terminating"),
        new Move(
            "Standby",
            "Pending",
            "ExitStandby, which asks no hook",
            passage ->
                onStandby(passage.createBalanced(1).launchHook("h")).callOfMany("ExitStandby"),
            "Standby, Pending, InService"),
        new Move(
            "Standby",
            "Terminating",
            "TerminateInstanceInAutoScalingGroup",
            passage -> onStandby(passage.create(1)).terminate(),
            "Standby, Terminating"),
        new Move(
            "Standby",
            "Terminating",
            "its group is deleted by force",
            passage -> onStandby(passage.create(1)).forceDelete(),
            "Standby, Terminating"));
  }

  private static Passage onStandby(Passage passage) {
    passage.watchOldest().callOfMany("EnterStandby", KEEPING).until("Standby").seen().clear();
    return passage.watchOldest();
  }

  private static List<Move> detachments() {
    return List.of(
        new Move(
            "InService",
            "Detaching",
            "DetachInstances",
            passage ->
                passage.createBalanced(1).watchOldest().callOfMany("DetachInstances", KEEPING),
            "InService, Detaching"),
        new Move(
            "Standby",
            "Detaching",
            "DetachInstances",
            passage -> onStandby(passage.create(1)).callOfMany("DetachInstances", KEEPING),
            "Standby, Detaching, Detached"),
        new Move(
            "Terminating:Retained",
            "Detaching",
            "DetachInstances",
            passage -> retained(passage).callOfMany("DetachInstances", KEEPING),
            "Terminating:Retained, Detaching, Detached"),
        new Move(
            "Detaching",
            "Detached",
            "its load balancers have drained it, and no hook is asked",
            passage ->
                passage
                    .createBalanced(1)
                    .terminateHook("h")
                    .watchOldest()
                    .callOfMany("DetachInstances", KEEPING),
            "InService, Detaching, Detached"),
        new Move(
            "Detaching",
            "Terminating",
            "its group is deleted by force",
            passage ->
                passage
                    .create(1)
                    .watchOldest()
                    .callOfMany("DetachInstances", KEEPING)
                    .forceDelete(),
            "InService, Detaching, Terminating"));
  }
}
