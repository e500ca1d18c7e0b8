package io.github.autoscalinglocal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Group;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a unit of work knows of the groups that it changes. */
class TxTest {
  private final Scenario aws = Scenario.instant();

  @BeforeEach
  void groups() {
    aws.create("g", 0, 5, 1);
    aws.create("h", 0, 5, 0);
  }

  private static Group renewed(Group group) {
    return group.with(group.capacity().withDesired(3));
  }

  @Test
  void whoeverChangesGroupsInAnotherWayIsToldSo() {
    assertThatThrownBy(() -> aws.run(tx -> tx.update(region -> region.withoutGroup("h"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("by name");
    assertThatThrownBy(
            () -> aws.run(tx -> tx.update(Scenario.SCOPE, region -> region.withoutGroup("h"))))
        .as("from another region")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theGroupsThatHaveChangedAreKnown() {
    aws.run(
        tx -> {
          assertThat(tx.changedGroups()).isEmpty();
          tx.update(renewed(tx.group("g")));
          tx.update(renewed(tx.group("g")));
          tx.remove(tx.group("h"));
          assertThat(tx.changedGroups()).containsExactly("g", "h");
        });
  }

  @Test
  void aGroupIsSeenAsItIsByNow() {
    aws.run(
        tx -> {
          Group before = tx.group("g");
          tx.update(renewed(before));
          assertThat(tx.group("g").capacity().desired()).isEqualTo(3);
          String id = before.instances().firstKey();
          tx.remove("g", id);
          assertThat(tx.group("g").instances()).isEmpty();
          assertThat(tx.region().groupHolding(id)).isEmpty();
          tx.update("g", before.instance(id).orElseThrow());
          assertThat(tx.findGroup("g").orElseThrow().instances()).containsOnlyKeys(id);
          assertThat(tx.region().groupHolding(id)).isPresent();
          assertThat(tx.findGroup("none")).isEmpty();
          assertThat(tx.findGroup("h")).isPresent();
        });
  }

  @Test
  void whatDoesNothingLeavesTheSameWorld() {
    aws.run(tx -> assertThat(tx.world()).isSameAs(tx.world()));
    aws.run(
        tx -> {
          World before = tx.world();
          tx.nextSequence();
          assertThat(tx.world().sequence()).isEqualTo(before.sequence() + 1);
          tx.draw();
          assertThat(tx.world().chance()).isNotEqualTo(before.chance());
          tx.schedule(Duration.ofHours(1), later -> later.touch("g"));
          assertThat(tx.world().agenda()).hasSize(before.agenda().size() + 1);
        });
  }

  @Test
  void instancesThatFollowEachOtherHaveIdsThatBeginAlike() {
    aws.run(
        tx -> {
          List<String> ids = Stream.generate(tx::newInstanceId).limit(100).toList();
          assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("i-0[0-9a-f]{16}"));
          assertThat(ids)
              .extracting(id -> id.substring(0, 8))
              .containsOnly(ids.get(0).substring(0, 8));
          assertThat(ids).extracting(id -> id.charAt(8)).contains('0', '7', 'f');
          Stream.generate(tx::nextSequence).limit(5_000).forEach(number -> {});
          assertThat(tx.newInstanceId()).doesNotStartWith(ids.get(0).substring(0, 8));
        });
  }
}
