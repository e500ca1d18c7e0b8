package io.github.autoscalinglocal.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The extension as JUnit runs it. */
@Timeout(120)
class AutoScalingLocalExtensionTest {
  @BeforeEach
  void forgetWhatWasSeen() {
    Samples.SEEN.clear();
  }

  @Test
  void parametersAreWhatTheTestAsksFor() {
    assertThat(run(Samples.Everything.class)).isEmpty();
    assertThat(Samples.SEEN).containsExactly("everything", "nested");
  }

  @Test
  void testsSideBySideHaveAccountsOfTheirOwnAndTheSameHistory() {
    assertThat(run(Samples.SideBySide.class)).isEmpty();
    assertThat(Samples.SEEN).filteredOn(seen -> seen.startsWith("account ")).hasSize(3);
    assertThat(Samples.SEEN).filteredOn(seen -> seen.startsWith("ids ")).hasSize(1);
  }

  @Test
  void theSameTestHasTheSameAccountInEachRun() {
    assertThat(run(Samples.SideBySide.class)).isEmpty();
    List<String> first = List.copyOf(Samples.SEEN);
    Samples.SEEN.clear();

    assertThat(run(Samples.SideBySide.class)).isEmpty();

    assertThat(Samples.SEEN).containsExactlyElementsOf(first);
  }

  @Test
  void aTestThatFailsTellsTheHistoryOfItsGroupsAndTheSeed() {
    List<Throwable> failures = new ArrayList<>();

    String told = whileErrorsAreRead(() -> failures.addAll(run(Samples.Failing.class)));

    assertThat(failures).singleElement().isInstanceOf(AssertionError.class);
    assertThat(told)
        .contains("fails(AutoScalingLocal, AutoScalingClient) failed at 2026-03-01T00:01:00Z")
        .contains("with seed 42, account ")
        .contains("Group web: min 0, max 9, desired 1, policies [Default]")
        .contains("us-east-1a InService, launched 2026-03-01T00:00:0")
        .containsPattern("Successful: Launching a new EC2 instance: i-\\w+\\. At 2026-03-01T");
  }

  @Test
  void aTestThatPassesTellsNothing() {
    String told = whileErrorsAreRead(() -> run(Samples.InJava.class));

    assertThat(told).doesNotContain("autoscaling-local");
    assertThat(Samples.SEEN).singleElement().asString().startsWith("in Java ");
  }

  @Test
  void anExtensionInAFieldOfTheInstanceStartsAServerForEachTest() {
    assertThat(run(Samples.OneEach.class)).isEmpty();
    assertThat(Samples.SEEN).hasSize(2);
  }

  @Test
  void anInstantThatIsNoneIsTold() {
    assertThat(run(Samples.NoInstant.class))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessage(
                        "@StartingAt needs an instant such as 2026-01-01T00:00:00Z, and not tomorrow"));
    assertThat(Samples.SEEN).isEmpty();
  }

  @Test
  void aConstructorIsCalledBeforeThereIsAWorldToGiveIt() {
    assertThat(run(Samples.InTheConstructor.class))
        .singleElement()
        .satisfies(
            failure -> assertThat(failure).hasMessageContaining("No ParameterResolver registered"));
  }

  /** What failed. */
  private static List<Throwable> run(Class<?> sample) {
    List<Throwable> failures = new ArrayList<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(sample))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                synchronized (failures) {
                  result.getThrowable().ifPresent(failures::add);
                }
              }
            });
    return failures;
  }

  private static String whileErrorsAreRead(Runnable work) {
    PrintStream usual = System.err;
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    System.setErr(new PrintStream(read, true, UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(usual);
    }
    return read.toString(UTF_8);
  }
}
