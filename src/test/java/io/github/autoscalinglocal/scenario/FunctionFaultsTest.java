package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.fleet.CustomPolicy.Question;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.termination.FunctionAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Custom termination policies whose invocation fails because it is wanted to. */
class FunctionFaultsTest {
  private static final String POLICY =
      "TerminationPolicies[]=arn:aws:lambda:us-east-1:123456789012:function:choose";
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** The function names everybody whom it is shown. */
  private final Scenario aws =
      Scenario.with(
          new Options(
              Timings.INSTANT,
              Options.DEFAULT.references(),
              Options.DEFAULT.tieBreaking(),
              Options.DEFAULT.limits(),
              0,
              true,
              false,
              Options.DEFAULT.market()),
          Scenario.START,
          call -> {
            Question question = (Question) call;
            return question.answered(
                FunctionAnswer.of(
                    question.request().instances().stream().map(Instance::id).toList()));
          });

  @Test
  void anInvocationThatFailsTerminatesNobodyAndIsRepeated() {
    aws.set(WantedFault.of(Kind.LAMBDA_ERROR).times(2));
    aws.create("g", 0, 9, 3, POLICY);

    aws.desire("g", 2);
    assertThat(aws.instances("g")).hasSize(3);
    assertThat(failures("g"))
        .containsExactly(
            "The custom termination policy failed: the function ended with an error. No instance"
                + " was terminated.");

    aws.advance(RETRY);
    assertThat(aws.instances("g")).hasSize(3);
    aws.advance(RETRY);
    assertThat(aws.instances("g")).hasSize(2);
    assertThat(failures("g")).hasSize(1);
  }

  @Test
  void theFaultSaysHowItFails() {
    aws.set(WantedFault.of(Kind.LAMBDA_ERROR).message("Task timed out after 2.00 seconds."));
    aws.create("g", 0, 9, 2, POLICY);

    aws.desire("g", 1);

    assertThat(failures("g"))
        .containsExactly(
            "The custom termination policy failed: Task timed out after 2.00 seconds. No instance"
                + " was terminated.");
  }

  @Test
  void onlyTheGroupThatIsNamedIsStruck() {
    aws.set(WantedFault.of(Kind.LAMBDA_ERROR).group("g"));
    aws.create("g", 0, 9, 2, POLICY);
    aws.create("h", 0, 9, 2, POLICY);

    aws.desire("g", 1);
    aws.desire("h", 1);

    assertThat(aws.instances("g")).hasSize(2);
    assertThat(aws.instances("h")).hasSize(1);
  }

  @Test
  void theGroupRecoversWhenTheFaultIsGone() {
    aws.set(WantedFault.of(Kind.LAMBDA_ERROR));
    aws.create("g", 0, 9, 3, POLICY);
    aws.desire("g", 1);
    aws.advance(Duration.ofHours(1));
    assertThat(aws.instances("g")).hasSize(3);

    aws.mend();
    aws.advance(RETRY);

    assertThat(aws.instances("g")).hasSize(1);
  }

  private List<String> failures(String group) {
    return aws.activities(group).stream()
        .filter(each -> each.statusCode() == ActivityStatus.Failed)
        .map(Activity::statusMessage)
        .toList();
  }
}
