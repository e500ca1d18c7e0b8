package io.github.autoscalinglocal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spot's API over plain HTTP. */
final class Spot {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI endpoint;
  private final String token;

  Spot(URI endpoint) {
    this(endpoint, "a-token");
  }

  Spot(URI endpoint, String token) {
    this.endpoint = endpoint;
    this.token = token;
  }

  /** An answer of any kind. */
  record Answer(int status, JsonNode body) {
    JsonNode response() {
      return body.get("response");
    }

    String code() {
      return response().get("errors").get(0).get("code").stringValue();
    }

    String message() {
      return response().get("errors").get(0).get("message").stringValue();
    }

    List<JsonNode> items() {
      return StreamSupport.stream(response().get("items").spliterator(), false).toList();
    }

    JsonNode item() {
      assertThat(items()).hasSize(1);
      return items().get(0);
    }
  }

  Answer call(String method, String path, String body) {
    return call(
        HttpRequest.newBuilder(endpoint.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  static Answer call(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), JSON.readTree(new String(answer.body(), UTF_8)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurry);
    }
  }

  /** A call that is done. */
  Answer ok(String method, String path, String body) {
    Answer answer = call(method, path, body);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    JsonNode status = answer.response().get("status");
    assertThat(status.propertyNames()).containsExactly("code", "message");
    assertThat(status.get("code").intValue()).isEqualTo(200);
    assertThat(answer.response().get("count").intValue()).isEqualTo(answer.items().size());
    return answer;
  }

  Answer ok(String method, String path) {
    return ok(method, path, "");
  }

  /** Makes a group, whose id is answered. */
  String create(String group) {
    return ok("POST", "/aws/ec2/group", "{\"group\":" + group + "}").item().get("id").stringValue();
  }

  /** Makes a group in one zone, on spot. */
  String create(String name, int target) {
    return create(
        """
        {"name":"%s","capacity":{"minimum":0,"maximum":10,"target":%d},"strategy":{"risk":100}}\
        """
            .formatted(name, target));
  }

  List<JsonNode> status(String id) {
    return ok("GET", "/aws/ec2/group/" + id + "/status").items();
  }

  /** In the order of their ids. */
  List<String> instances(String id) {
    return status(id).stream().map(each -> each.get("instanceId").stringValue()).toList();
  }

  /** The ids of who goes. */
  List<String> scaleDown(String id, int by) {
    JsonNode item = ok("PUT", "/aws/ec2/group/" + id + "/scale/down?adjustment=" + by).item();
    return StreamSupport.stream(item.get("victimSpotRequests").spliterator(), false)
        .map(each -> each.get("instanceId").stringValue())
        .toList();
  }
}
