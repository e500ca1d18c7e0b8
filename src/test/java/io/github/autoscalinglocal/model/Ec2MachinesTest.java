package io.github.autoscalinglocal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.ec2.Setup;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Ec2MachinesTest {
  private static final Instant END = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void aTerminatedInstanceIsShownForAnHour() {
    Ec2Machines machines = Ec2Machines.NONE.withEnd(instance(1), END);

    assertThat(machines.outdated(END.plus(Duration.ofHours(1)))).isEmpty();
    assertThat(machines.outdated(END.plus(Duration.ofHours(1)).plusMillis(1)))
        .containsValue(instance(1));
  }

  @Test
  void ofThoseThatEndWithinAnHourTheNewestTenThousandAreShownOrAHundredthMore() {
    Ec2Machines machines = Ec2Machines.NONE;
    for (int i = 1; i <= 10_100; i++) {
      machines = machines.withEnd(instance(i), END);
    }

    assertThat(machines.outdated(END)).isEmpty();
    Ec2Machines full = machines.withEnd(instance(10_101), END);
    assertThat(full.outdated(END)).hasSize(101).containsValues(instance(1), instance(101));
    assertThat(full.without(full.outdated(END)).ended()).hasSize(10_000);
  }

  private static Ec2Instance instance(int number) {
    Machine machine =
        new Machine(
            "t3.micro",
            "ami-1",
            "us-east-1a",
            Optional.empty(),
            PurchaseOption.ON_DEMAND,
            Optional.empty());
    return Ec2Instance.launched("i-%08x".formatted(number), machine, END, Setup.PLAIN);
  }
}
