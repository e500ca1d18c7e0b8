package io.github.autoscalinglocal.control.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of each instance, and what its group wanted. */
class ChronicleTest {
  private final Scenario aws = Scenario.realistic();
  private final Broadcast broadcast = new Broadcast();

  @BeforeEach
  void watch() {
    aws.engine().watchedBy(broadcast);
  }

  private Story story(String group) {
    return broadcast.chronicle().of(Scenario.SCOPE, group).orElseThrow();
  }

  /** Seconds after the start, and the state. */
  private static List<String> way(Story.Lane lane) {
    return lane.steps().stream()
        .map(
            step ->
                Duration.between(Scenario.START, step.at()).toSeconds()
                    + " "
                    + step.state().orElse("gone"))
        .toList();
  }

  @Test
  void anInstanceGoesThroughItsStates() {
    aws.create("web", 0, 5, 1);
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=web",
        "LifecycleHookName=drain",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING",
        "HeartbeatTimeout=60");
    aws.advance(Duration.ofMinutes(2));
    aws.desire("web", 0);
    aws.advance(Duration.ofMinutes(5));

    // 5 until the launch begins, 2 until its id is known, 30 to boot; 120 + 5 until it has to go,
    // 60 at the hook, 40 to terminate
    assertThat(story("web").lanes().values())
        .singleElement()
        .satisfies(
            lane ->
                assertThat(way(lane))
                    .containsExactly(
                        "7 Pending",
                        "37 InService",
                        "125 Terminating:Wait",
                        "185 Terminating:Proceed",
                        "225 gone"));
  }

  @Test
  void whatTheGroupWantedIsKept() {
    aws.create("web", 0, 5, 1);
    aws.advance(Duration.ofMinutes(1));
    aws.desire("web", 3);
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=web", "ForceDelete=true");
    aws.advance(Duration.ofMinutes(5));

    assertThat(story("web").wishes())
        .extracting(wish -> wish.capacity().map(capacity -> capacity.desired()).orElse(-1))
        .startsWith(1)
        .endsWith(-1);
  }

  @Test
  void theLastStepsAreTheStatesThatInstancesAreIn() {
    aws.create("web", 0, 20, 6);
    aws.create("other", 0, 20, 3);
    aws.advance(Duration.ofMinutes(1));
    aws.happen(aws.ids("web").get(0), OutsideEvents.Kind.TERMINATE);
    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=web",
        "InstanceIds.member.1=" + aws.ids("web").get(1),
        "ShouldDecrementDesiredCapacity=true");
    for (int i = 0; i < 40; i++) {
      aws.advance(Duration.ofSeconds(7));
      for (String group : List.of("web", "other")) {
        assertThat(
                story(group).lanes().values().stream()
                    .filter(lane -> !lane.isGone())
                    .map(
                        lane ->
                            lane.instance().id()
                                + " "
                                + lane.steps().get(lane.steps().size() - 1).state().orElseThrow()))
            .containsExactlyInAnyOrderElementsOf(
                aws.instances(group).stream()
                    .map(each -> each.instanceId() + " " + each.lifecycleState().wire())
                    .toList());
      }
    }
  }

  @Test
  void stepsAreInOrder() {
    aws.create("web", 0, 20, 6);
    aws.advance(Duration.ofMinutes(3));
    aws.desire("web", 1);
    aws.advance(Duration.ofMinutes(10));

    assertThat(story("web").lanes()).hasSize(6);
    for (Story.Lane lane : story("web").lanes().values()) {
      List<Instant> at = lane.steps().stream().map(Story.Step::at).toList();
      assertThat(at).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.naturalOrder());
    }
  }

  @Test
  void whoeverBeginsToWatchLaterSeesWhatIsThere() {
    Scenario before = Scenario.realistic();
    before.create("web", 0, 5, 2);
    before.advance(Duration.ofMinutes(2));
    before.engine().watchedBy(broadcast);

    before.desire("web", 1);
    before.advance(Duration.ofMinutes(3));

    assertThat(story("web").lanes()).hasSize(2);
    assertThat(story("web").lanes().values())
        .extracting(lane -> lane.steps().get(0).at())
        .as("since their launch")
        .containsOnly(Scenario.START.plusSeconds(5));
  }

  @Test
  void aResetForgets() {
    aws.create("web", 0, 5, 2);
    aws.engine().reset(any -> true);

    assertThat(broadcast.chronicle().of(Scenario.SCOPE, "web")).isEmpty();
  }

  @Test
  void manyInstantsThatNobodyLooksAtAreToldOneByOne() {
    aws.create("web", 0, 5, 1);
    aws.create("brief", 0, 5, 1);
    aws.advance(Duration.ofMinutes(1));
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=brief", "ForceDelete=true");
    for (int i = 0; i < 40; i++) {
      aws.advance(Duration.ofMinutes(5));
      aws.desire("web", i % 2 == 0 ? 2 : 1);
    }

    assertThat(story("web").wishes().stream().map(wish -> wish.capacity().orElseThrow().desired()))
        .hasSize(41)
        .startsWith(1, 2, 1, 2)
        .endsWith(2, 1);
    assertThat(way(story("brief").lanes().values().iterator().next()))
        .containsExactly("7 Pending", "37 InService", "60 Terminating", "100 gone");
  }

  @Test
  void groupsThatComeAndGoAreForgottenInTheEnd() {
    for (int i = 0; i < 30; i++) {
      aws.create("empty-" + i, 0, 5, 0);
      aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=empty-" + i);
      aws.advance(Duration.ofMinutes(1));
    }

    assertThat(broadcast.chronicle().groups(Scenario.SCOPE)).isEmpty();
  }

  @Test
  void whatSeveralThreadsChangeAtTheSameTimeIsAllThere() throws Exception {
    List<String> groups = List.of("a", "b", "c");
    groups.forEach(group -> aws.create(group, 0, 9, 0));
    List<Thread> threads = new ArrayList<>();
    for (String group : groups) {
      Thread thread =
          new Thread(
              () -> {
                for (int wish = 1; wish <= 300; wish++) {
                  aws.engine().advanceTo(aws.engine().clock().now().plusMillis(1));
                  aws.desire(group, 1 + wish % 2);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    for (String group : groups) {
      assertThat(story(group).wishes()).as(group).hasSize(301);
    }
  }
}
