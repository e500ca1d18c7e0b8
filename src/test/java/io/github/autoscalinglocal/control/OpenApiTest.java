package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the control endpoints. */
class OpenApiTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ControlSite site =
      new ControlSite(
          new Engine(
              new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
              Options.DEFAULT,
              Reconciler::arrange,
              call -> {
                throw new IllegalStateException("nobody is asked");
              }),
          new Scope("000000000000", "us-east-1"),
          () -> {},
          "1.2.3");

  @Test
  void itTellsOfEveryEndpointAndOfNoOther() {
    assertThat(OpenApi.lines().stream().map(line -> line.method() + " " + line.path()))
        .containsExactlyInAnyOrderElementsOf(
            site.routes().stream().map(route -> route.method() + " " + route.path()).toList());
  }

  @Test
  void itIsADocumentWithParametersAndExamples() {
    Response answer =
        site.answer(new Request("GET", "/_local/openapi.json", "", name -> List.of(), new byte[0]));

    JsonNode document = JsonMapper.builder().build().readTree(new String(answer.body(), UTF_8));
    assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
    assertThat(document.path("info").path("version").asString()).isEqualTo("1.2.3");
    JsonNode preview = document.path("paths").path("/_local/groups/{name}/scale-in").path("get");
    assertThat(preview.path("parameters").values())
        .extracting(parameter -> parameter.path("name").asString())
        .containsExactly(
            "name", "count", "policy", "protect", "unprotect", "x-local-account", "x-local-region");
    assertThat(
            document
                .path("paths")
                .path("/_local/clock/advance")
                .path("post")
                .at("/requestBody/content/application~1json/example/by")
                .asString())
        .isEqualTo("PT1H");
  }
}
