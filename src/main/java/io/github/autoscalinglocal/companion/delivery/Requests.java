package io.github.autoscalinglocal.companion.delivery;

import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What requests to AWS services have in common. */
public final class Requests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Requests() {}

  public static HttpRequest.Builder to(URI endpoint) {
    return HttpRequest.newBuilder(URI.create(withoutSlash(endpoint) + "/"));
  }

  static String withoutSlash(URI endpoint) {
    return endpoint.toString().replaceAll("/+$", "");
  }

  /**
   * Says whose request it is, in the header in which AWS looks for it. The signature is none: other
   * emulators read the account, the region and the service, and check no more.
   */
  public static HttpRequest.Builder signed(
      HttpRequest.Builder request, String service, Scope scope, Instant at) {
    String time = TIME.format(at);
    return request
        .header("X-Amz-Date", time)
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=%s/%s/%s/%s/aws4_request, SignedHeaders=host;x-amz-date, Signature=%s"
                .formatted(
                    scope.account(),
                    time.substring(0, 8),
                    scope.region(),
                    service,
                    "0".repeat(64)));
  }

  static String json(Map<String, Object> members) {
    return JSON.writeValueAsString(members);
  }

  static String json(Message message) {
    return json(message.body().members());
  }

  static String target(Message message) {
    return message.target().orElseThrow();
  }
}
