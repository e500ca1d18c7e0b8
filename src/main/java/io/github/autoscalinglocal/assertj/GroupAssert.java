package io.github.autoscalinglocal.assertj;

import io.github.autoscalinglocal.ActivitySnapshot;
import io.github.autoscalinglocal.GroupSnapshot;
import io.github.autoscalinglocal.InstanceSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about a group. What fails tells the group's history. */
public final class GroupAssert extends AbstractAssert<GroupAssert, GroupSnapshot> {
  GroupAssert(GroupSnapshot group) {
    super(group, GroupAssert.class);
  }

  /** That so many instances serve. */
  public GroupAssert inServiceCount(int expected) {
    isNotNull();
    int found = actual.inService().size();
    if (found != expected) {
      fail("to have %s instances in service, and not %s".formatted(expected, found));
    }
    return this;
  }

  /** That exactly these instances serve. */
  public GroupAssert inService(String... ids) {
    isNotNull();
    List<String> expected = Stream.of(ids).sorted().toList();
    List<String> found = actual.inService().stream().sorted().toList();
    if (!found.equals(expected)) {
      fail("to have %s in service, and not %s".formatted(expected, found));
    }
    return this;
  }

  /** That this instance serves. */
  public GroupAssert serves(String id) {
    isNotNull();
    if (!actual.inService().contains(id)) {
      fail("to have %s in service, and not only %s".formatted(id, actual.inService()));
    }
    return this;
  }

  /** What the group wants. */
  public GroupAssert desiredCapacity(int expected) {
    isNotNull();
    if (actual.desiredCapacity() != expected) {
      fail("to want %s instances, and not %s".formatted(expected, actual.desiredCapacity()));
    }
    return this;
  }

  /** That so many instances serve in a zone. */
  public GroupAssert inServiceCountIn(String availabilityZone, int expected) {
    isNotNull();
    long found =
        actual.instances().stream()
            .filter(InstanceSnapshot::isInService)
            .filter(each -> each.availabilityZone().equals(availabilityZone))
            .count();
    if (found != expected) {
      fail(
          "to have %s instances in service in %s, and not %s"
              .formatted(expected, availabilityZone, found));
    }
    return this;
  }

  /** That an instance is, or was last seen, in a lifecycle state such as {@code Pending:Wait}. */
  public GroupAssert lifecycleState(String id, String expected) {
    isNotNull();
    Optional<InstanceSnapshot> instance = actual.instance(id);
    if (instance.isEmpty()) {
      fail("to have instance %s".formatted(id));
    }
    String found = instance.orElseThrow().lifecycleState();
    if (!found.equals(expected)) {
      fail("to have %s in %s, and not in %s".formatted(id, expected, found));
    }
    return this;
  }

  /** That an activity has this status and this text in its description. */
  public GroupAssert hadActivity(String statusCode, String... words) {
    isNotNull();
    boolean found =
        actual.activities().stream()
            .filter(each -> each.statusCode().equals(statusCode))
            .anyMatch(each -> Arrays.stream(words).allMatch(each.description()::contains));
    if (!found) {
      fail(
          "to have had an activity that is %s and tells of %s"
              .formatted(statusCode, List.of(words)));
    }
    return this;
  }

  /** That an instance was terminated, or is being: the group does not count on it any more. */
  public LossAssert lost(String id) {
    isNotNull();
    Optional<ActivitySnapshot> termination =
        actual.activities().stream()
            .filter(each -> each.description().equals("Terminating EC2 instance: " + id))
            .findFirst();
    if (termination.isEmpty()) {
      fail("to have lost %s".formatted(id));
    }
    return new LossAssert(this, actual, id, termination.orElseThrow());
  }

  /** That no instance was terminated, or is being. */
  public GroupAssert lostNobody() {
    isNotNull();
    List<String> terminations =
        actual.activities().stream()
            .map(ActivitySnapshot::description)
            .filter(description -> description.startsWith("Terminating EC2 instance: "))
            .toList();
    if (!terminations.isEmpty()) {
      fail("to have lost nobody, but there was %s".formatted(terminations));
    }
    return this;
  }

  void fail(String expectation) {
    failWithMessage("%s", "Expected group " + actual.name() + " " + expectation + told());
  }

  private String told() {
    return "." + System.lineSeparator() + actual.history();
  }

  /** AssertJ's own, for whatever these do not cover. */
  public org.assertj.core.api.ListAssert<InstanceSnapshot> instances() {
    isNotNull();
    return Assertions.assertThat(actual.instances());
  }
}
