package io.github.autoscalinglocal.companion.lambda;

import io.github.autoscalinglocal.companion.http.Exchange;
import io.github.autoscalinglocal.model.Activity.GroupRef;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.termination.FunctionAnswer;
import io.github.autoscalinglocal.termination.FunctionRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invokes termination functions as the service does: synchronously, with its payload, and for two
 * seconds at most. An empty answer means that no instance may go now.
 */
public final class FunctionEndpoint {
  /** "The maximum run time of the function is two seconds; longer counts as a timeout." */
  private static final Duration LONGEST_RUN = Duration.ofSeconds(2);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI endpoint;
  private final Exchange exchange = new Exchange();

  /**
   * @param endpoint where a Lambda Invoke API listens, such as {@code http://127.0.0.1:9001}
   */
  public FunctionEndpoint(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Asks the function on behalf of a group, and tells what came of it. */
  public FunctionAnswer ask(GroupRef group, FunctionRequest question) {
    HttpRequest request =
        invocation(endpoint, question.arn(), "RequestResponse")
            .POST(HttpRequest.BodyPublishers.ofString(payload(group, question)))
            .build();
    try {
      return read(
          exchange.send(
              request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_RUN));
    } catch (TimeoutException tooLong) {
      return FunctionAnswer.none("it did not return within two seconds");
    } catch (ExecutionException unreachable) {
      return FunctionAnswer.none("it cannot be reached at " + endpoint);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FunctionAnswer.none("the emulator is being stopped");
    }
  }

  /**
   * An invocation that lacks its payload.
   *
   * @param type {@code RequestResponse}, or {@code Event} for one that nobody waits for
   */
  public static HttpRequest.Builder invocation(URI endpoint, String arn, String type) {
    String base = endpoint.toString().replaceAll("/+$", "");
    String name = URLEncoder.encode(arn, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(
            URI.create(base + "/2015-03-31/functions/" + name + "/invocations"))
        .header("Content-Type", "application/json")
        .header("X-Amz-Invocation-Type", type);
  }

  private static String payload(GroupRef group, FunctionRequest request) {
    ObjectNode payload = JSON.createObjectNode();
    payload.put("AutoScalingGroupARN", group.arn());
    payload.put("AutoScalingGroupName", group.name());
    ArrayNode capacity = payload.putArray("CapacityToTerminate");
    for (FunctionRequest.Capacity each : request.capacityToTerminate()) {
      capacity
          .addObject()
          .put("AvailabilityZone", each.zone())
          .put("Capacity", each.units())
          .put("InstanceMarketOption", each.option().wire());
    }
    ArrayNode instances = payload.putArray("Instances");
    for (Instance each : request.instances()) {
      instances
          .addObject()
          .put("AvailabilityZone", each.zone())
          .put("InstanceId", each.id())
          .put("InstanceType", each.machine().type())
          .put("InstanceMarketOption", each.machine().option().wire());
    }
    payload.put("Cause", request.cause().name());
    if (request.hasMoreInstances()) {
      payload.put("HasMoreInstances", true);
    }
    return payload.toString();
  }

  private static FunctionAnswer read(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      return FunctionAnswer.none("invoking it answered HTTP " + response.statusCode());
    }
    if (response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
      return FunctionAnswer.none("the function ended with an error");
    }
    try {
      JsonNode ids = JSON.readTree(response.body()).path("InstanceIDs");
      return ids.isArray()
          ? FunctionAnswer.of(strings(ids))
          : FunctionAnswer.none("its answer holds no list InstanceIDs");
    } catch (JacksonException notJson) {
      return FunctionAnswer.none("its answer is not JSON");
    }
  }

  /** What is no string is no instance id. */
  private static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .toList();
  }
}
