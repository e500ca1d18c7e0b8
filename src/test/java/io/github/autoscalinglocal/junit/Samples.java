package io.github.autoscalinglocal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.EmulatorClock;
import io.github.autoscalinglocal.model.Timings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * Test classes as users write them, for {@link AutoScalingLocalExtensionTest} to run; what they saw
 * is in {@link #SEEN}.
 */
final class Samples {
  static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  private Samples() {}

  static void create(AutoScalingClient client, int desired) {
    create(client, desired, "us-east-1a");
  }

  private static void create(AutoScalingClient client, int desired, String zone) {
    client.createAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName("web")
                .launchTemplate(template -> template.launchTemplateName("web"))
                .availabilityZones(zone)
                .minSize(0)
                .maxSize(9)
                .desiredCapacity(desired));
  }

  @AutoScalingLocalTest
  static class Everything {
    private AutoScalingLocal before;

    @BeforeAll
    static void forAll(AutoScalingLocal common, AutoScalingClient client) {
      assertThat(common.account()).isEqualTo("000000000000");
      assertThat(client.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    }

    @BeforeEach
    void forEach(AutoScalingLocal emulator) {
      before = emulator;
    }

    @AfterEach
    void stillThere(AutoScalingLocal emulator) {
      assertThat(emulator.groups()).hasSize(1);
    }

    @AfterAll
    static void none(AutoScalingLocal common) {
      assertThat(common.groups()).isEmpty();
    }

    @Test
    void whatIsAskedForIsGiven(
        AutoScalingLocal emulator,
        EmulatorClock clock,
        URI endpoint,
        AutoScalingClient client,
        AutoScalingAsyncClient async,
        CloudWatchClient cloudWatch) {
      create(client, 2);

      assertThat(emulator.group("web").inService()).hasSize(2);
      assertThat(before.groups()).isEqualTo(emulator.groups());
      assertThat(endpoint).isEqualTo(emulator.endpoint());
      assertThat(clock.now()).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(async.describeAutoScalingGroups().join().autoScalingGroups()).hasSize(1);
      assertThat(cloudWatch.describeAlarms().metricAlarms()).isEmpty();
      SEEN.add("everything");
    }

    @Nested
    class Inside {
      @Test
      @StartingAt("2026-10-25T00:30:00Z")
      void theServerIsTheSameAndTheStartOnesOwn(
          AutoScalingLocal emulator, AutoScalingClient client) {
        create(client, 1);
        assertThat(emulator.clock().now()).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(emulator.endpoint()).isEqualTo(before.endpoint());
        SEEN.add("nested");
      }
    }
  }

  /** All at once: each waits for the others in the middle. */
  @AutoScalingLocalTest
  @Execution(ExecutionMode.CONCURRENT)
  static class SideBySide {
    private static final int HOW_MANY = 3;

    // A phaser tells the fork-join pool of JUnit that a worker waits, so another takes what is
    // queued; a pool that is not told may leave a test waiting behind those that wait for it.
    private static final Phaser ALL = new Phaser(HOW_MANY);

    @RepeatedTest(HOW_MANY)
    void eachHasTimeAndIdsOfItsOwn(AutoScalingLocal emulator, AutoScalingClient client)
        throws Exception {
      create(client, 2);
      waitForTheOthers();
      emulator.clock().advance(Duration.ofHours(1));
      waitForTheOthers();

      assertThat(emulator.clock().now()).isEqualTo("2026-01-01T01:00:00Z");
      List<String> ids = emulator.group("web").inService();
      assertThat(ids).hasSize(2);
      SEEN.add("account " + emulator.account());
      SEEN.add("ids " + ids);
    }

    private static void waitForTheOthers() throws InterruptedException, TimeoutException {
      ALL.awaitAdvanceInterruptibly(ALL.arrive(), 30, TimeUnit.SECONDS);
    }
  }

  @AutoScalingLocalTest(settings = {"seed=42", "timings=realistic"})
  @StartingAt("2026-03-01T00:00:00Z")
  static class Failing {
    @Test
    void fails(AutoScalingLocal emulator, AutoScalingClient client) {
      create(client, 1);
      emulator.clock().advance(Duration.ofMinutes(1));
      assertThat(emulator.group("web").inService()).isEmpty();
    }
  }

  static class InJava {
    @RegisterExtension
    static final AutoScalingLocalExtension EXTENSION =
        AutoScalingLocalExtension.newInstance()
            .settings(settings -> settings.region("us-east-2"))
            .settings(settings -> settings.timings(Timings.REALISTIC))
            .build();

    @Test
    void settingsAreMadeInJava(AutoScalingLocal emulator, AutoScalingClient client) {
      create(client, 1, "us-east-2a");
      assertThat(emulator.region()).isEqualTo("us-east-2");
      assertThat(emulator.group("web").instances()).isEmpty();
      SEEN.add("in Java " + emulator.endpoint().getPort());
    }
  }

  static class OneEach {
    @RegisterExtension final AutoScalingLocalExtension extension = new AutoScalingLocalExtension();

    @RepeatedTest(2)
    void aFieldOfTheInstanceStartsAServerForEachTest(AutoScalingLocal emulator) {
      SEEN.add("in a field " + emulator.endpoint().getPort());
    }
  }

  @AutoScalingLocalTest
  @StartingAt("tomorrow")
  static class NoInstant {
    @Test
    void never(AutoScalingLocal emulator) {
      SEEN.add("no instant");
    }
  }

  @AutoScalingLocalTest
  static class InTheConstructor {
    InTheConstructor(AutoScalingLocal emulator) {
      SEEN.add("in the constructor");
    }

    @Test
    void never() {}
  }
}
