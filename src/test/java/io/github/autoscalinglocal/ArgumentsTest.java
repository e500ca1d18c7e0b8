package io.github.autoscalinglocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.Arguments.Print;
import io.github.autoscalinglocal.Arguments.Start;
import io.github.autoscalinglocal.Arguments.UsageException;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Options.TieBreaking;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Timings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class ArgumentsTest {
  /** A good value other than the default. */
  private static String otherValue(Knob knob) {
    return switch (knob) {
      case HOST -> "0.0.0.0";
      case PORT -> "0";
      case CLOCK -> "manual";
      case NOW -> "2026-01-01T00:00:00Z";
      case TIMINGS -> "realistic";
      case SEED -> "-42";
      case DEFAULT_ACCOUNT -> "123456789012";
      case DEFAULT_REGION -> "eu-central-1";
      case REFERENCES -> "strict";
      case TIE_BREAK -> "lowest-id";
      case MAX_GROUPS -> "5";
      case MAX_LAUNCH_CONFIGURATIONS -> "6";
      case MAX_INSTANCES -> "7";
      case EC2_ENDPOINT -> "http://127.0.0.1:9000";
      case LAMBDA_ENDPOINT -> "http://127.0.0.1:9001";
      case SNS_ENDPOINT -> "http://127.0.0.1:9002";
      case SQS_ENDPOINT -> "http://127.0.0.1:9003";
      case EVENTS_ENDPOINT -> "http://127.0.0.1:9004";
      case WEBHOOK -> "http://127.0.0.1:9005/hook";
      case SEED_FILE -> "seed.yaml";
      case SEED_INLINE -> "groups: []";
      case DATA -> "state.json";
      case INIT -> "init";
      case INIT_FAIL_FAST -> "true";
      case EXTERNAL_URL -> "http://autoscaling:4566";
      case CORS_ORIGINS -> "http://localhost:3000,https://app.example";
      case LOG_FORMAT -> "json";
      case LOG_LEVEL -> "debug";
      case MAX_BODY -> "1KiB";
    };
  }

  @Test
  void withoutAnyTheServerListensOnTheLoopbackAddressInRealTime() throws Exception {
    Settings settings = settings(Map.of());

    assertThat(settings.address().host()).isEqualTo("127.0.0.1");
    assertThat(settings.address().port()).isEqualTo(4566);
    assertThat(settings.maxBody()).isEqualTo(2 * 1024 * 1024);
    assertThat(settings.clock()).isEqualTo(ClockMode.REALTIME);
    assertThat(settings.start()).isEmpty();
    assertThat(settings.home()).isEqualTo(new Scope("000000000000", "us-east-1"));
    assertThat(settings.options().timings()).isEqualTo(Timings.INSTANT);
    assertThat(settings.options().seed()).isZero();
    assertThat(settings.options().functionEndpoint()).isFalse();
    assertThat(settings.surroundings().logLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void anEmbeddedEmulatorDiffersFromTheServerInItsPortOnly() throws Exception {
    assertThat(AutoScalingLocal.builder().port(4566).settings()).isEqualTo(settings(Map.of()));
    assertThat(AutoScalingLocal.builder().settings().address().port()).isZero();
  }

  @Test
  void everySettingCanBeSet() throws Exception {
    String[] flags =
        Arrays.stream(Knob.values())
            .map(knob -> knob.flag() + "=" + otherValue(knob))
            .toArray(String[]::new);

    Settings settings = settings(Map.of(), flags);

    assertThat(settings.address().host()).isEqualTo("0.0.0.0");
    assertThat(settings.address().port()).isZero();
    assertThat(settings.maxBody()).isEqualTo(1024);
    assertThat(settings.clock()).isEqualTo(ClockMode.MANUAL);
    assertThat(settings.start()).hasValue(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(settings.home()).isEqualTo(new Scope("123456789012", "eu-central-1"));
    assertThat(settings.options().timings()).isEqualTo(Timings.REALISTIC);
    assertThat(settings.options().references()).isEqualTo(References.STRICT);
    assertThat(settings.options().tieBreaking()).isEqualTo(TieBreaking.LOWEST_ID);
    assertThat(settings.options().limits().maxGroups()).isEqualTo(5);
    assertThat(settings.options().limits().maxLaunchConfigurations()).isEqualTo(6);
    assertThat(settings.options().limits().maxInstances()).isEqualTo(7);
    assertThat(settings.options().seed()).isEqualTo(-42);
    assertThat(settings.options().functionEndpoint()).isTrue();
    assertThat(settings.endpoints().lambda()).hasValue(URI.create("http://127.0.0.1:9001"));
    assertThat(settings.endpoints().sns()).hasValue(URI.create("http://127.0.0.1:9002"));
    assertThat(settings.endpoints().sqs()).hasValue(URI.create("http://127.0.0.1:9003"));
    assertThat(settings.endpoints().events()).hasValue(URI.create("http://127.0.0.1:9004"));
    assertThat(settings.endpoints().webhook()).hasValue(URI.create("http://127.0.0.1:9005/hook"));
    assertThat(settings.data()).hasValue(Path.of("state.json"));
    assertThat(settings.seeds().path()).hasValue(Path.of("seed.yaml"));
    assertThat(settings.seeds().inline()).hasValue("groups: []");
    assertThat(settings.surroundings().logLevel()).isEqualTo(Level.DEBUG);
    assertThat(settings.surroundings().logFormat()).isEqualTo(LogFormat.JSON);
    assertThat(settings.surroundings().init()).isEqualTo(Path.of("init"));
    assertThat(settings.surroundings().initFailFast()).isTrue();
    assertThat(settings.address().externalUrl()).hasValue(URI.create("http://autoscaling:4566"));
    assertThat(settings.address().corsOrigins())
        .containsExactly("http://localhost:3000", "https://app.example");
  }

  @ParameterizedTest
  @EnumSource(Knob.class)
  void aSettingIsTheSameFromAFlagAndFromTheEnvironment(Knob knob) throws Exception {
    Settings fromFlag = settings(context(knob), knob.flag(), otherValue(knob));
    Map<String, String> environment = new TreeMap<>(context(knob));
    environment.put(knob.variable(), otherValue(knob));

    assertThat(fromFlag).isEqualTo(settings(environment)).isNotEqualTo(settings(context(knob)));
  }

  @ParameterizedTest
  @EnumSource(Knob.class)
  void aFlagBeatsTheEnvironment(Knob knob) throws Exception {
    Map<String, String> environment = new TreeMap<>(context(knob));
    environment.put(knob.variable(), "neither good nor looked at");

    assertThat(settings(environment, knob.flag(), otherValue(knob)))
        .isEqualTo(settings(context(knob), knob.flag(), otherValue(knob)));
  }

  @ParameterizedTest
  @EnumSource(Knob.class)
  void aSettingIsShownAsItWasWritten(Knob knob) throws Exception {
    assertThat(Configuration.text(knob, settings(context(knob), knob.flag(), otherValue(knob))))
        .isEqualTo(otherValue(knob));
    assertThat(Configuration.text(knob, settings(Map.of()))).isEqualTo(knob.fallback());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "realistic,boot=PT10S,terminate=PT1M",
        "instant,boot=PT10S",
        "realistic,drain=0s",
        "instant"
      })
  void timingsAreShownByTheNearerMode(String timings) throws Exception {
    assertThat(Configuration.text(Knob.TIMINGS, settings(Map.of(), "--timings", timings)))
        .isEqualTo(timings);
  }

  @Test
  void theConfigurationTellsWhereEachSettingCameFrom() throws Exception {
    Map<String, String> environment =
        Map.of("AUTOSCALING_LOCAL_MAX_GROUPS", "7", "EDGE_PORT", "4510", "PORT", "4511");
    String[] args = {"--print-config", "--clock=60x", "--webhook=http://me:secret@example.org/"};

    assertThat(((Print) Arguments.read(args, environment)).text().lines())
        .map(line -> line.replaceAll(" +", " "))
        .contains(
            "port 4510 EDGE_PORT",
            "max-groups 7 AUTOSCALING_LOCAL_MAX_GROUPS",
            "clock 60x --clock",
            "webhook http://***@example.org/ --webhook",
            "host 127.0.0.1 default",
            "data none default")
        .hasSize(Knob.values().length);
  }

  @Test
  void scriptsOfTheStartAreInOurFolderAndThenInThatOfLocalStack() throws Exception {
    assertThat(start(Map.of()).initFolders())
        .containsExactly(Path.of("/etc/autoscaling-local/init"), Path.of("/etc/localstack/init"));
    assertThat(start(Map.of("LOCALSTACK_PARITY", "0"), "--init=here").initFolders())
        .containsExactly(Path.of("here"));
  }

  /** One setting needs another. */
  private static Map<String, String> context(Knob knob) {
    return knob == Knob.NOW ? Map.of(Knob.CLOCK.variable(), "manual") : Map.of();
  }

  @ParameterizedTest
  @EnumSource(Knob.class)
  void anEmptyVariableIsNoSetting(Knob knob) throws Exception {
    assertThat(settings(Map.of(knob.variable(), ""))).isEqualTo(settings(Map.of()));
  }

  @ParameterizedTest
  @EnumSource(Knob.class)
  void theHelpExplainsEverySettingWithFlagVariableAndDefaultSideBySide(Knob knob) throws Exception {
    String help = ((Print) Arguments.read(new String[] {"--help"}, Map.of())).text();

    assertThat(help.lines())
        .anySatisfy(
            line ->
                assertThat(line.strip().split(" +"))
                    .containsExactly(
                        knob.flag() + "=" + knob.label(),
                        knob.variable(),
                        knob.fallback().isEmpty() ? "none" : knob.fallback()));
    assertThat(help).contains(knob.help());
  }

  @Test
  void theHelpExplainsTheSwitches() throws Exception {
    assertThat(((Print) Arguments.read(new String[] {"-h"}, Map.of())).text())
        .contains("--demo", "--print-config", "-h, --help", "-V, --version")
        .doesNotContain("%");
  }

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    assertThat(((Print) Arguments.read(new String[] {"--version"}, Map.of())).text())
        .matches("autoscaling-local \\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void theDemoIsAskedForByAFlag() throws Exception {
    assertThat(start(Map.of()).demo()).isFalse();
    assertThat(start(Map.of(), "--demo").demo()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60x        | 60
          1.5x       | 1.5
          1000000x   | 1000000
          """)
  void aFactorIsTheSpeedOfAScaledClock(String value, double speed) throws Exception {
    assertThat(settings(Map.of(), "--clock=" + value).clock()).isEqualTo(ClockMode.scaled(speed));
  }

  @Test
  void singleTimingsCanBeSetOnTopOfAMode() throws Exception {
    assertThat(
            settings(Map.of(), "--timings=realistic,boot=10s,terminate=PT1M,instanceId=0s")
                .options()
                .timings())
        .isEqualTo(
            Timings.REALISTIC
                .with("boot", Duration.ofSeconds(10))
                .with("terminate", Duration.ofMinutes(1))
                .with("instanceId", Duration.ZERO));
    assertThat(settings(Map.of(), "--timings=instant,functionRetry=500ms").options().timings())
        .isEqualTo(Timings.INSTANT.with("functionRetry", Duration.ofMillis(500)));
  }

  @ParameterizedTest
  @CsvSource({"65536, 65536", "512KiB, 524288", "3MiB, 3145728"})
  void sizesHaveUnits(String value, int bytes) throws Exception {
    assertThat(settings(Map.of(), "--max-body", value).maxBody()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port=                        | --port=: must be a whole number from 0 to 65535
          --port=abc                     | --port=abc: must be a whole number from 0 to 65535
          --port=65536                   | --port=65536: must be a whole number from 0 to 65535
          --port=-1                      | --port=-1: must be a whole number from 0 to 65535
          --clock=fast                   | --clock=fast: must be realtime, manual, or a factor such as 60x, at most 1000000x
          --clock=0x                     | --clock=0x: must be realtime, manual, or a factor such as 60x, at most 1000000x
          --clock=-2x                    | --clock=-2x: must be realtime, manual, or a factor such as 60x, at most 1000000x
          --clock=1000001x               | --clock=1000001x: must be realtime, manual, or a factor such as 60x, at most 1000000x
          --now=yesterday                | --now=yesterday: must be an instant such as 2026-01-01T00:00:00Z, from 1970 to 9999
          --now=1969-12-31T23:59:59Z     | --now=1969-12-31T23:59:59Z: must be an instant such as 2026-01-01T00:00:00Z, from 1970 to 9999
          --now=+10000-01-01T00:00:00Z   | --now=+10000-01-01T00:00:00Z: must be an instant such as 2026-01-01T00:00:00Z, from 1970 to 9999
          --now=2026-01-01T00:00:00Z     | a clock that keeps to the real time cannot start at another
          --timings=slow                 | --timings=slow: must begin with instant or realistic
          --timings=instant,boot         | --timings=instant,boot: must go on with values such as boot=10s
          --timings=instant,             | --timings=instant,: must go on with values such as boot=10s
          --timings=instant,boot=10      | --timings=instant,boot=10: must have durations such as 10s, 5m or PT1M
          --timings=instant,boot=-PT1S   | --timings=instant,boot=-PT1S: nothing takes less than no time
          --timings=instant,nap=10s      | --timings=instant,nap=10s: no timing is called nap: there are reconcile, instanceId, boot, register, drain, stop, hibernate, start, terminate, loadBalancer, detach, rootVolume, healthCheck, impaired, spotNotice, functionRetry, externalLook
          --timings=instant,functionRetry=0s | --timings=instant,functionRetry=0s: functionRetry cannot be zero
          --seed=x                       | --seed=x: must be a whole number
          --seed=9223372036854775808     | --seed=9223372036854775808: must be a whole number
          --default-account=123          | --default-account=123: must be 12 digits
          --default-region=Mars          | --default-region=Mars: must be the name of a region
          --references=loose             | --references=loose: must be one of lenient, strict
          --tie-break=first              | --tie-break=first: must be one of random, lowest-id
          --max-groups=-1                | --max-groups=-1: must be a whole number from 0 to 2147483647
          --lambda-endpoint=localhost    | --lambda-endpoint=localhost: must be a URL such as http://127.0.0.1:9001
          --lambda-endpoint=ftp://host   | --lambda-endpoint=ftp://host: must be a URL such as http://127.0.0.1:9001
          --log-level=loud               | --log-level=loud: must be one of error, warn, info, debug, trace
          --log-format=xml               | --log-format=xml: must be one of text, json
          --init-fail-fast=maybe         | --init-fail-fast=maybe: must be true or false
          --cors-origins=localhost       | --cors-origins=localhost: must be origins such as http://localhost:3000 between commas, or *
          --external-url=autoscaling     | --external-url=autoscaling: must be a URL such as http://127.0.0.1:9001
          --max-body=2GB                 | --max-body=2GB: must be a size such as 65536, 512KiB or 2MiB, below 2048MiB
          --max-body=2048MiB             | --max-body=2048MiB: must be a size such as 65536, 512KiB or 2MiB, below 2048MiB
          --prot=1                       | there is no option --prot=1, the closest is --port
          --prot                         | there is no option --prot, the closest is --port
          -x                             | there is no option -x, the closest is --now
          start                          | what does start mean? There are only options
          --port                         | Missing required parameter for option '--port' (NUMBER)
          --port=1 --port=2              | option '--port' (NUMBER) should be specified only once
          """)
  void whatIsWrongIsToldInOneLine(String args, String message) {
    assertThatThrownBy(() -> Arguments.read(args.split(" "), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void aBadVariableIsToldByItsOwnName() {
    assertThatThrownBy(() -> settings(Map.of("AUTOSCALING_LOCAL_PORT", "http")))
        .isInstanceOf(UsageException.class)
        .hasMessage("AUTOSCALING_LOCAL_PORT=http: must be a whole number from 0 to 65535");
  }

  @Test
  void anUnknownVariableOfOursEarnsAWarning() throws Exception {
    Map<String, String> environment =
        Map.of("AUTOSCALING_LOCAL_PROT", "1", "AUTOSCALING_LOCAL_PORT", "2", "PORT", "3");

    assertThat(start(environment).warnings())
        .containsExactly(
            "There is no setting AUTOSCALING_LOCAL_PROT, the closest is AUTOSCALING_LOCAL_PORT");
    assertThat(start(environment).settings().address().port()).isEqualTo(2);
    assertThat(start(Map.of("AUTOSCALING_LOCAL_ENDPOINT", "http://127.0.0.1:1")).warnings())
        .isEmpty();
  }

  private static Start start(Map<String, String> environment, String... args)
      throws UsageException {
    return (Start) Arguments.read(args, environment);
  }

  private static Settings settings(Map<String, String> environment, String... args)
      throws UsageException {
    return start(environment, args).settings();
  }
}
