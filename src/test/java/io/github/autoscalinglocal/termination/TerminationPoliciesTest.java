package io.github.autoscalinglocal.termination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationPoliciesTest {

  @Test
  void listsThePredefinedOnesInAlphabeticalOrder() {
    assertThat(TerminationPolicies.builtIn())
        .containsExactly(
            "AllocationStrategy",
            "ClosestToNextInstanceHour",
            "Default",
            "NewestInstance",
            "OldestInstance",
            "OldestLaunchConfiguration",
            "OldestLaunchTemplate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Default",
        "OldestInstance",
        "Elastigroup:Default",
        "Elastigroup:NewestInstances",
        "arn:aws:lambda:us-east-1:123456789012:function:choose",
        "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:choose_me-2:prod",
        "arn:aws:lambda:eu-west-1:123456789012:function:choose:42"
      })
  void acceptsWhatAGroupMayName(String name) {
    assertThat(TerminationPolicies.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "default",
        "Lambda",
        "OldestInstance ",
        "arn:aws:lambda:us-east-1:123456789012:function:",
        "arn:aws:lambda:us-east-1:1234:function:choose",
        "arn:aws:sqs:us-east-1:123456789012:choose",
        "arn:aws:lambda:us-east-1:123456789012:function:choose:$LATEST"
      })
  void refusesTheRest(String name) {
    assertThat(TerminationPolicies.isValid(name)).isFalse();
  }

  @Test
  void findsEachPolicyUnderItsOwnName() {
    for (String name : TerminationPolicies.builtIn()) {
      assertThat(TerminationPolicies.find(name).map(TerminationPolicy::name)).hasValue(name);
    }
  }

  @Test
  void tellsTheLatestVersionOfAFunctionFromOthers() {
    String function = "arn:aws:lambda:us-east-1:123456789012:function:choose";

    assertThat(TerminationPolicies.isFunctionArn(function + ":$LATEST")).isTrue();
    assertThat(TerminationPolicies.isLatestOfFunction(function + ":$LATEST")).isTrue();
    assertThat(TerminationPolicies.isLatestOfFunction(function + ":LATEST")).isFalse();
    assertThat(TerminationPolicies.isLatestOfFunction(function)).isFalse();
    assertThat(TerminationPolicies.isLatestOfFunction("Default:$LATEST")).isFalse();
  }
}
