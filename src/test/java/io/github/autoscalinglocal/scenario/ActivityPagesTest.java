package io.github.autoscalinglocal.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of DescribeScalingActivities. */
class ActivityPagesTest {
  private final Scenario aws = Scenario.instant();

  @ParameterizedTest
  @ValueSource(strings = {"x", "1-", "2-x", "2--1", "3-1", "2-99999999999999999999"})
  void aTokenThatHoldsNoActivityIsInvalid(String key) {
    String token =
        Base64.getUrlEncoder()
            .encodeToString(("DescribeScalingActivities\n" + key).getBytes(UTF_8));

    assertThat(aws.refusal("DescribeScalingActivities", "NextToken=" + token))
        .isEqualTo("InvalidNextToken: The token '" + token + "' was invalid");
  }
}
