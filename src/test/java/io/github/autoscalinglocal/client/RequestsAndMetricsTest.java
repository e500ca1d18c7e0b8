package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import tools.jackson.databind.JsonNode;

/** What the server tells of the calls that it answered, and of the groups that it has. */
@Timeout(30)
class RequestsAndMetricsTest {
  private final Sandbox aws = Sandbox.start();

  @AfterEach
  void stop() {
    aws.close();
  }

  private List<JsonNode> requests(String query) {
    return Control.elements(aws.control().get("/_local/requests" + query).body().path("requests"));
  }

  @Test
  void theLastCallsAreToldWithTheirParametersAndAnswers() {
    aws.create("web", 1);
    assertThatExceptionOfType(AutoScalingException.class)
        .isThrownBy(() -> aws.setDesired("none", 2));

    List<JsonNode> all = requests("");
    assertThat(all).hasSize(2);
    JsonNode refused = all.get(0);
    assertThat(refused.path("action").asString()).isEqualTo("SetDesiredCapacity");
    assertThat(refused.path("parameters").path("AutoScalingGroupName").asString())
        .isEqualTo("none");
    assertThat(refused.path("status").asInt()).isEqualTo(400);
    assertThat(refused.path("code").asString()).isEqualTo("ValidationError");
    assertThat(refused.path("answer").asString()).startsWith("<ErrorResponse");
    assertThat(refused.path("account").asString()).isEqualTo("test");
    assertThat(refused.path("region").asString()).isEqualTo("us-east-1");
    assertThat(refused.path("service").asString()).isEqualTo("autoscaling");
    assertThat(refused.path("millis").asDouble()).isPositive();
    assertThat(all.get(1).path("status").asInt()).isEqualTo(200);
    assertThat(all.get(1).path("code").isNull()).isTrue();
  }

  @Test
  void callsInOtherProtocolsAreNamedAsWell() {
    aws.cloudWatch().describeAlarms();

    assertThat(requests(""))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.path("action").asString()).isEqualTo("DescribeAlarms");
              assertThat(call.path("service").asString()).isEqualTo("monitoring");
            });
  }

  @Test
  void theyCanBeChosenFromAndForgotten() {
    aws.create("web", 1);
    aws.setDesired("web", 2);
    aws.setDesired("web", 3);

    assertThat(requests("?action=SetDesiredCapacity")).hasSize(2);
    assertThat(requests("?action=SetDesiredCapacity&limit=1"))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.path("parameters").path("DesiredCapacity").asString())
                    .isEqualTo("3"));
    assertThat(requests("?status=400")).isEmpty();
    assertThat(aws.control().delete("/_local/requests").status()).isEqualTo(200);
    assertThat(requests("")).isEmpty();
  }

  @Test
  void onlySoManyAreKept() {
    aws.create("web", 1);
    for (int i = 0; i < 300; i++) {
      aws.group("web");
    }

    assertThat(requests("")).hasSize(256);
    assertThat(requests("?action=CreateAutoScalingGroup")).isEmpty();
  }

  @Test
  void figuresAreTextThatPrometheusReads() throws Exception {
    aws.create("web", 3);
    assertThatExceptionOfType(AutoScalingException.class)
        .isThrownBy(() -> aws.setDesired("none", 2));

    HttpResponse<String> answer = metrics("/_local/metrics");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body().lines())
        .contains(
            "# TYPE autoscaling_local_requests_total counter",
            "autoscaling_local_requests_total{status=\"2xx\"} 1",
            "autoscaling_local_requests_total{status=\"4xx\"} 1",
            "autoscaling_local_clock_seconds 1.7724456E9",
            "autoscaling_local_group_desired_capacity{account=\"000000000000\",region=\"us-east-1\",group=\"web\"} 3",
            "autoscaling_local_group_instances{account=\"000000000000\",region=\"us-east-1\",group=\"web\",state=\"InService\"} 3")
        .allMatch(
            line ->
                line.matches("# (HELP|TYPE) autoscaling_local_\\w+ .+")
                    || line.matches("autoscaling_local_\\w+(\\{.+\\})? [-+.0-9Ee]+"));
    assertThat(metrics("/metrics").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> metrics(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(aws.endpoint().resolve(path)).build(), BodyHandlers.ofString());
  }
}
