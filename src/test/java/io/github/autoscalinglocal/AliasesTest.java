package io.github.autoscalinglocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.Arguments.Start;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

/** Names of the environment that users of other emulators know. */
class AliasesTest {
  private static Start start(Map<String, String> environment, String... args) throws Exception {
    return (Start) Arguments.read(args, environment);
  }

  @ParameterizedTest
  @CsvSource({"PORT", "GATEWAY_PORT", "EDGE_PORT"})
  void thePortHasManyNames(String name) throws Exception {
    assertThat(start(Map.of(name, "4510")).settings().address().port()).isEqualTo(4510);
  }

  @Test
  void addressAndPortMayComeTogether() throws Exception {
    Settings settings = start(Map.of("GATEWAY_LISTEN", "0.0.0.0:4510,0.0.0.0:443")).settings();

    assertThat(settings.address().host()).isEqualTo("0.0.0.0");
    assertThat(settings.address().port()).isEqualTo(4510);
    assertThat(start(Map.of("GATEWAY_LISTEN", ":4510")).settings().address().host())
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"AWS_DEFAULT_REGION", "DEFAULT_REGION"})
  void theRegionIsThatOfTheClients(String name) throws Exception {
    assertThat(start(Map.of(name, "eu-west-1")).settings().home().region()).isEqualTo("eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({"LOG_LEVEL,warn,WARN", "LS_LOG,trace,TRACE", "DEBUG,1,DEBUG", "DEBUG,0,INFO"})
  void theLogLevelHasManyNames(String name, String text, Level level) throws Exception {
    assertThat(start(Map.of(name, text)).settings().surroundings().logLevel()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"PERSISTENCE", "PERSIST_STATE"})
  void theStateIsKeptInAFolder(String name) throws Exception {
    assertThat(start(Map.of(name, "1")).settings().data())
        .hasValue(Path.of("/var/lib/autoscaling-local/state.json"));
    Start other = start(Map.of(name, "1", "AUTOSCALING_LOCAL_DATA_DIR", "/data"));
    assertThat(other.settings().data()).hasValue(Path.of("/data/state.json"));
    assertThat(other.warnings()).isEmpty();
    assertThat(start(Map.of(name, "0")).settings().data()).isEmpty();
  }

  @Test
  void theLogMayBeJson() throws Exception {
    assertThat(start(Map.of("LOG_FORMAT", "json")).settings().surroundings().logFormat())
        .isEqualTo(LogFormat.JSON);
  }

  @Test
  void aFailureOfAScriptMayEndTheStart() throws Exception {
    assertThat(start(Map.of("INIT_FAIL_FAST", "1")).settings().surroundings().initFailFast())
        .isTrue();
    assertThat(start(Map.of("INIT_FAIL_FAST", "0")).settings().surroundings().initFailFast())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "autoscaling,http://autoscaling:4566",
    "autoscaling:4510,http://autoscaling:4510",
    "localhost.localstack.cloud:4566,http://localhost.localstack.cloud:4566"
  })
  void clientsMayKnowTheHostByAnotherName(String host, URI url) throws Exception {
    assertThat(start(Map.of("LOCALSTACK_HOST", host)).settings().address().externalUrl())
        .hasValue(url);
    assertThat(
            start(
                    Map.of(
                        "LOCALSTACK_HOST",
                        host,
                        "AUTOSCALING_LOCAL_EXTERNAL_URL",
                        "https://ours.example"))
                .settings()
                .address()
                .externalUrl())
        .hasValue(URI.create("https://ours.example"));
  }

  @Test
  void webPagesOfOtherOriginsMayBeLetIn() throws Exception {
    Map<String, String> some =
        Map.of("EXTRA_CORS_ALLOWED_ORIGINS", "http://localhost:3000, http://app.test");
    assertThat(start(some).settings().address().corsOrigins())
        .containsExactly("http://localhost:3000", "http://app.test");
    assertThat(start(Map.of("DISABLE_CORS_CHECKS", "1")).settings().address().corsOrigins())
        .containsExactly("*");
    assertThat(start(Map.of("DISABLE_CORS_CHECKS", "0")).settings().address().corsOrigins())
        .isEmpty();
  }

  @Test
  void ourOwnNamesComeFirst() throws Exception {
    Map<String, String> both = Map.of("PORT", "4510", "AUTOSCALING_LOCAL_PORT", "4511");

    assertThat(start(both).settings().address().port()).isEqualTo(4511);
    assertThat(start(Map.of("PORT", "4510"), "--port", "4512").settings().address().port())
        .isEqualTo(4512);
  }

  @Test
  void allCanBeTurnedOff() throws Exception {
    assertThat(
            start(Map.of("PORT", "4510", "LOCALSTACK_PARITY", "false")).settings().address().port())
        .isEqualTo(4566);
  }

  @Test
  void anEmptyOneIsNone() throws Exception {
    assertThat(start(Map.of("PORT", "", "LOG_LEVEL", "")).settings().address().port())
        .isEqualTo(4566);
  }

  @Test
  void aBadValueIsToldUnderTheNameThatWasUsed() {
    assertThatThrownBy(() -> start(Map.of("EDGE_PORT", "http")))
        .hasMessage("EDGE_PORT=http: must be a whole number from 0 to 65535");
  }

  @Test
  void aChoiceOfServicesIsTakenNoticeOf() throws Exception {
    assertThat(start(Map.of("SERVICES", "autoscaling,ec2")).notes())
        .containsExactly(
            "SERVICES=autoscaling,ec2 has no effect: all services that there are run always");
    assertThat(start(Map.of()).notes()).isEmpty();
  }
}
