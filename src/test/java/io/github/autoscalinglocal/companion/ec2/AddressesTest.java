package io.github.autoscalinglocal.companion.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {
  /** A subnet that is taken on trust has 256 addresses, of which EC2 keeps five. */
  private static final int USABLE = 251;

  private static final String SUBNET = "VPCZoneIdentifier=subnet-0a";

  private final Scenario aws = Scenario.instant();

  private List<String> addresses() {
    return aws.region().ec2().instances().values().stream()
        .map(machine -> machine.setup().networking().address())
        .toList();
  }

  @Test
  void eachInstanceHasAnAddressOfItsOwnForAsLongAsThereAreAny() {
    aws.create("web", 0, 300, USABLE, SUBNET);

    assertThat(addresses()).hasSize(USABLE).doesNotHaveDuplicates();
  }

  @Test
  void inAFullSubnetAnAddressIsShared() {
    aws.create("web", 0, 300, USABLE + 9, SUBNET);

    assertThat(addresses()).hasSize(USABLE + 9);
    assertThat(addresses().stream().distinct()).hasSize(USABLE);
  }

  @Test
  void anAddressIsFreeAgainWhenItsInstanceIsGone() {
    aws.create("web", 0, 300, USABLE, SUBNET);
    aws.desire("web", 200);
    aws.desire("web", USABLE);

    assertThat(addresses()).hasSize(USABLE).doesNotHaveDuplicates();
  }

  @Test
  void anAddressThatIsFreeAgainIsNotTheNext() {
    aws.create("web", 0, 300, 3, SUBNET);
    List<String> before = addresses();
    aws.desire("web", 1);
    aws.desire("web", 3);

    assertThat(before).isSubsetOf("172.31.51.4", "172.31.51.5", "172.31.51.6");
    assertThat(addresses()).hasSize(3).contains("172.31.51.7", "172.31.51.8");
  }

  @Test
  void inAFullSubnetThoseWhoShareDoNotAllShareOneAddress() {
    aws.create("web", 0, 300, USABLE, SUBNET);
    aws.desire("web", USABLE + 4);

    assertThat(addresses().stream().filter(each -> Collections.frequency(addresses(), each) > 1))
        .hasSize(8)
        .contains("172.31.51.4", "172.31.51.7");
  }
}
