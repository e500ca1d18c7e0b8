package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Faults;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that strike calls, as their callers see them. */
class CallFaultsTest {
  private static final String V = "&Version=2011-01-01";
  private static final String LIMITS = "Action=DescribeAccountLimits" + V;
  private Engine engine = engine(0);
  private FrontEnd door = door();

  private static Engine engine(long seed) {
    Options defaults = Options.DEFAULT;
    return new Engine(
        new VirtualClock(InstantSource.fixed(TestDoor.START), ClockMode.MANUAL, TestDoor.START),
        new Options(
            defaults.timings(),
            defaults.references(),
            defaults.tieBreaking(),
            defaults.limits(),
            seed,
            defaults.functionEndpoint(),
            defaults.externalEc2(),
            defaults.market()),
        Reconciler::arrange,
        call -> {
          throw new AssertionError("nobody is to be asked " + call);
        });
  }

  private FrontEnd door() {
    return new FrontEnd(new Services(), engine, TestDoor.HOME, 2 << 20, 0);
  }

  private void set(WantedFault wanted) {
    engine.write(
        TestDoor.HOME,
        tx -> {
          long sequence = tx.nextSequence();
          tx.update(region -> region.with(region.faults().with(sequence, wanted.fault())));
          return sequence;
        });
  }

  private String call(String form) {
    return new String(door.answer(TestDoor.post(form)).body(), UTF_8);
  }

  private int status(String form) {
    return door.answer(TestDoor.post(form)).status();
  }

  private Faults faults() {
    return engine.published(TestDoor.HOME).faults();
  }

  @Test
  void aThrottledCallIsAnsweredAsTheServiceDoes() {
    set(WantedFault.of(Kind.THROTTLE));

    WireResponse answer = door.answer(TestDoor.post(LIMITS));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("text/xml");
    assertThat(new String(answer.body(), UTF_8))
        .isEqualTo(
            "<ErrorResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><Error>"
                + "<Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message>"
                + "</Error><RequestId>"
                + answer.requestId()
                + "</RequestId></ErrorResponse>");
  }

  @ParameterizedTest
  @CsvSource({
    "InternalFailure, 500, Receiver",
    "ServiceUnavailable, 503, Receiver",
    "Throttling, 400, Sender",
    "ResourceContention, 500, Receiver",
    "ScalingActivityInProgress, 400, Sender",
    "MissingAuthenticationToken, 403, Sender",
    "SomethingNew, 400, Sender"
  })
  void anErrorIsNamedAndHasTheStatusThatItHasElsewhere(String code, int status, String type) {
    set(WantedFault.of(Kind.API_ERROR).code(code));

    assertThat(status(LIMITS)).isEqualTo(status);
    assertThat(call(LIMITS))
        .contains("<Type>%s</Type><Code>%s</Code><Message>".formatted(type, code));
  }

  @Test
  void anErrorThatNamesNoCodeIsAnInternalFailure() {
    set(WantedFault.of(Kind.API_ERROR));

    assertThat(status(LIMITS)).isEqualTo(500);
    assertThat(call(LIMITS)).contains("<Code>InternalFailure</Code>");
  }

  @Test
  void statusAndMessageCanBeSaid() {
    set(
        WantedFault.of(Kind.THROTTLE)
            .status(429)
            .code("RequestLimitExceeded")
            .message("Not <so> fast."));

    assertThat(status(LIMITS)).isEqualTo(429);
    assertThat(call(LIMITS))
        .contains("<Code>RequestLimitExceeded</Code><Message>Not &lt;so> fast.</Message>");
  }

  @Test
  void aWriteThatIsStruckLeavesNoTraceAndTheStrikeCounts() {
    set(WantedFault.of(Kind.THROTTLE).operation("CreateLaunchConfiguration").times(1));
    String create =
        "Action=CreateLaunchConfiguration&LaunchConfigurationName=c&ImageId=ami-1"
            + "&InstanceType=m5.large"
            + V;

    assertThat(status(create)).isEqualTo(400);
    assertThat(engine.published(TestDoor.HOME).launchConfigurations()).isEmpty();

    assertThat(status(create)).isEqualTo(200);
    assertThat(faults()).isEqualTo(Faults.NONE);
  }

  @Test
  void aFaultIsGoneAfterTheLastOfItsTimes() {
    set(WantedFault.of(Kind.THROTTLE).times(3));

    assertThat(status(LIMITS)).isEqualTo(400);
    assertThat(faults().all()).extracting(Fault::times).containsExactly(Optional.of(2));
    assertThat(status(LIMITS)).isEqualTo(400);
    assertThat(status(LIMITS)).isEqualTo(400);
    assertThat(status(LIMITS)).isEqualTo(200);
    assertThat(faults()).isEqualTo(Faults.NONE);
  }

  @Test
  void onlyTheOperationThatIsNamedIsStruck() {
    set(WantedFault.of(Kind.THROTTLE).operation("DescribeAutoScalingGroups"));

    assertThat(status(LIMITS)).isEqualTo(200);
    assertThat(status("Action=DescribeAutoScalingGroups" + V)).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "SetDesiredCapacity&AutoScalingGroupName=g&DesiredCapacity=1, true",
    "SetDesiredCapacity&AutoScalingGroupName=h&DesiredCapacity=1, false",
    "DescribeAutoScalingGroups&AutoScalingGroupNames.member.1=f&AutoScalingGroupNames.member.2=g, true",
    "DescribeAutoScalingGroups&AutoScalingGroupNames.member.1=h, false",
    "DescribeAutoScalingGroups, false",
    "DescribeAccountLimits&Other=g, false"
  })
  void onlyCallsThatNameTheGroupAreStruck(String action, boolean struck) {
    set(WantedFault.of(Kind.THROTTLE).group("g"));

    assertThat(call("Action=" + action + V).contains("Throttling")).isEqualTo(struck);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Action=Nonsense" + V, "Version=2011-01-01", "Action=DescribeTags&Version=1"})
  void whatIsNoCallIsNotStruck(String form) {
    set(WantedFault.of(Kind.THROTTLE));

    assertThat(call(form)).doesNotContain("Throttling");
  }

  @Test
  void parametersThatAreWrongAreNotLookedAt() {
    set(WantedFault.of(Kind.THROTTLE));

    assertThat(call("Action=SetDesiredCapacity&DesiredCapacity=many" + V)).contains("Throttling");
  }

  @Test
  void faultsOfInstancesLetCallsPass() {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.THROTTLE && kind != Kind.API_ERROR) {
        set(WantedFault.of(kind).times(1));
      }
    }
    Faults before = faults();

    assertThat(status(LIMITS)).isEqualTo(200);
    assertThat(faults()).isEqualTo(before);
  }

  @Test
  void ofTwoFaultsTheFirstStrikes() {
    set(WantedFault.of(Kind.API_ERROR).times(1));
    set(WantedFault.of(Kind.THROTTLE).times(1));

    assertThat(call(LIMITS)).contains("InternalFailure");
    assertThat(call(LIMITS)).contains("Throttling");
    assertThat(status(LIMITS)).isEqualTo(200);
  }

  @Test
  void anotherAccountIsNotStruck() {
    set(WantedFault.of(Kind.THROTTLE));
    String signature =
        "AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/autoscaling/aws4_request,"
            + " SignedHeaders=host, Signature=0";
    WireRequest elsewhere =
        TestDoor.request(
            "POST",
            "/",
            "",
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", signature),
            LIMITS.getBytes(UTF_8));

    assertThat(door.answer(elsewhere).status()).isEqualTo(200);
    assertThat(engine.published(new Scope("111111111111", "us-east-1")).faults())
        .isEqualTo(Faults.NONE);
  }

  @Test
  void aProbableFaultStrikesAboutSoOften() {
    set(WantedFault.of(Kind.THROTTLE).probability(0.25));

    long struck = pattern(400).chars().filter(each -> each == 'x').count();

    // Four standard deviations on either side of a hundred.
    assertThat(struck).isBetween(65L, 135L);
  }

  @Test
  void theSameSeedStrikesTheSameCalls() {
    set(WantedFault.of(Kind.THROTTLE).probability(0.5));
    String first = pattern(100);

    engine = engine(0);
    door = door();
    set(WantedFault.of(Kind.THROTTLE).probability(0.5));
    assertThat(pattern(100)).isEqualTo(first);

    engine = engine(1);
    door = door();
    set(WantedFault.of(Kind.THROTTLE).probability(0.5));
    assertThat(pattern(100)).isNotEqualTo(first);
  }

  /** Which of so many calls are struck. */
  private String pattern(int calls) {
    return IntStream.range(0, calls)
        .mapToObj(i -> status(LIMITS) == 400 ? "x" : ".")
        .collect(Collectors.joining());
  }
}
