package io.github.autoscalinglocal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.group.SetDesiredCapacity;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private final Operations operations = new Operations();

  @Test
  void everyActionOfTheApiIsNamed() {
    assertThat(Operations.NAMES).isEqualTo(ApiDescription.load().operations());
  }

  @Test
  void everyOperationIsAnActionOfTheApiInAlphabeticalOrder() {
    assertThat(operations.all())
        .extracting(Operation::name)
        .isSorted()
        .isSubsetOf(Operations.NAMES);
  }

  @Test
  void anActionFindsItsOperation() {
    assertThat(operations.find("SetDesiredCapacity").orElseThrow())
        .isInstanceOf(SetDesiredCapacity.class);
  }

  @Test
  void anUnknownActionFindsNothing() {
    assertThat(operations.find("SetDesiredcapacity")).isEmpty();
  }

  @Test
  void anOperationTellsItsRequestAndItsAnswer() {
    SetDesiredCapacity operation = new SetDesiredCapacity();

    assertThat(Operations.requestType(operation)).isEqualTo(SetDesiredCapacity.Request.class);
    assertThat(Operations.responseType(operation)).isEqualTo(NoResult.class);
  }
}
