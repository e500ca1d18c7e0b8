package io.github.autoscalinglocal.client;

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

/** The emulator's own endpoints, as a program without a library for them calls them. */
final class Control {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI endpoint;

  Control(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** What came back. */
  record Answer(int status, JsonNode body) {
    String text(String field) {
      return body.path(field).asString();
    }
  }

  /**
   * Calls an endpoint.
   *
   * @param headers names and values in turn
   */
  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer put(String path, String json) {
    return send(request(path).PUT(BodyPublishers.ofString(json)));
  }

  Answer post(String path, String json) {
    return send(request(path).POST(BodyPublishers.ofString(json)));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** Who would go. */
  List<String> preview(String group, int count) {
    return victims(get("/_local/groups/" + group + "/scale-in?count=" + count).body());
  }

  /** Who was chosen, by decision, the newest first. */
  List<List<String>> decisions(String group) {
    return elements(get("/_local/decisions?group=" + group).body().path("decisions")).stream()
        .map(Control::victims)
        .toList();
  }

  static List<String> victims(JsonNode explanation) {
    return elements(explanation.path("victims")).stream()
        .map(victim -> victim.path("instanceId").asString())
        .toList();
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Answer send(HttpRequest.Builder request) {
    HttpResponse<String> response = HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }
}
