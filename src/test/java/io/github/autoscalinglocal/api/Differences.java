package io.github.autoscalinglocal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What one description of an operation has, and another has not. */
final class Differences {
  private Differences() {}

  static void assertSame(List<Member> ours, List<Member> theirs) {
    assertThat(between(ours, theirs)).isEmpty();
    assertThat(ours).as("order").isEqualTo(theirs);
  }

  /** Short, where comparing the lists themselves would print hundreds of members. */
  static List<String> between(List<Member> ours, List<Member> theirs) {
    List<String> differences = new ArrayList<>();
    theirs.stream()
        .filter(member -> !ours.contains(member))
        .forEach(member -> differences.add("missing: " + member));
    differences.addAll(beyond(ours, theirs));
    return differences;
  }

  /** What ours have that theirs have not. */
  static List<String> beyond(List<Member> ours, List<Member> theirs) {
    return ours.stream()
        .filter(member -> !theirs.contains(member))
        .map(member -> "not theirs: " + member)
        .toList();
  }
}
