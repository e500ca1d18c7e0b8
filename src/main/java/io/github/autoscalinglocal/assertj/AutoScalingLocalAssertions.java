package io.github.autoscalinglocal.assertj;

import io.github.autoscalinglocal.GroupSnapshot;
import io.github.autoscalinglocal.model.Explanation;

/**
 * The way in, to be imported beside AssertJ's own:
 *
 * <pre>{@code
 * import static io.github.autoscalinglocal.assertj.AutoScalingLocalAssertions.assertThat;
 *
 * assertThat(emulator.group("web")).inServiceCount(3).lost("i-0abc").because("OldestInstance");
 * assertThat(emulator.explain("web", 1)).chooses("i-0def").spares("i-0fed", "protected");
 * }</pre>
 */
public final class AutoScalingLocalAssertions {
  private AutoScalingLocalAssertions() {}

  /** Assertions about a group, as it was at one moment. */
  public static GroupAssert assertThat(GroupSnapshot group) {
    return new GroupAssert(group);
  }

  /** Assertions about a decision, taken or previewed. */
  public static DecisionAssert assertThat(Explanation decision) {
    return new DecisionAssert(decision);
  }
}
