package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Code of others that fails while a group is looked at. */
class BrokenPlugInTest {
  private static final String POLICY = "MixedInstancesPolicy.";

  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final Scenario aws = Scenario.with(Scenario.options(new BreakableMarket()));

  private final class BreakableMarket implements MarketData {
    @Override
    public OptionalDouble price(String instanceType, String zone, PurchaseOption option) {
      if (broken.get()) {
        throw new IllegalStateException("made to fail by a test");
      }
      return OptionalDouble.of(1);
    }

    @Override
    public OptionalDouble spareCapacity(String instanceType, String zone, PurchaseOption option) {
      return OptionalDouble.of(1);
    }

    @Override
    public double volatility(String instanceType, String zone) {
      return 0;
    }
  }

  @Test
  void aGroupIsLookedAtAgainAfterAFailure() {
    assertThatThrownBy(this::createSpotGroup).hasMessage("made to fail by a test");

    broken.set(false);
    aws.advance(Duration.ofSeconds(1));
    aws.desire("g", 2);

    assertThat(aws.ids("g")).hasSize(2);
  }

  private void createSpotGroup() {
    aws.call(
        "CreateAutoScalingGroup",
        "AutoScalingGroupName=g",
        "MinSize=0",
        "MaxSize=4",
        "DesiredCapacity=1",
        Scenario.ZONES,
        POLICY + "LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
        POLICY + "LaunchTemplate.Overrides.member.1.InstanceType=m5.large",
        POLICY + "LaunchTemplate.Overrides.member.2.InstanceType=c5.large",
        POLICY + "InstancesDistribution.OnDemandPercentageAboveBaseCapacity=0");
  }
}
