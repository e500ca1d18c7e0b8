package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The description of the control endpoints, made of the table in {@code endpoints.tsv}. */
final class OpenApi implements Endpoint {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final List<String> OF_ALL = List.of("x-local-account", "x-local-region");

  private final String version;

  OpenApi(String version) {
    this.version = version;
  }

  /** A line of the table. */
  record Line(String method, String path, List<String> query, String body, String summary) {
    static Line of(String line) {
      String[] columns = line.split("\t", -1);
      return new Line(
          columns[0],
          columns[1],
          columns[2].isEmpty() ? List.of() : List.of(columns[2].split(",")),
          columns[3],
          columns[4]);
    }
  }

  static List<Line> lines() {
    try (InputStream table =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("endpoints.tsv"))) {
      return new String(table.readAllBytes(), UTF_8).lines().map(Line::of).toList();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Control endpoints of autoscaling-local")
        .put("version", version);
    ObjectNode paths = document.putObject("paths");
    for (Line line : lines()) {
      ObjectNode path =
          paths.has(line.path())
              ? (ObjectNode) paths.get(line.path())
              : paths.putObject(line.path());
      path.set(line.method().toLowerCase(Locale.ROOT), operation(line));
    }
    return document;
  }

  private static ObjectNode operation(Line line) {
    ObjectNode operation = JsonNodeFactory.instance.objectNode();
    operation.put("summary", line.summary());
    ArrayNode parameters = operation.putArray("parameters");
    Matcher variable = VARIABLE.matcher(line.path());
    while (variable.find()) {
      parameters.add(parameter(variable.group(1), "path"));
    }
    line.query().forEach(name -> parameters.add(parameter(name, "query")));
    OF_ALL.forEach(name -> parameters.add(parameter(name, "header")));
    if (!line.body().isEmpty()) {
      operation
          .putObject("requestBody")
          .putObject("content")
          .putObject("application/json")
          .set("example", Json.read(line.body().getBytes(UTF_8), JsonNode.class));
    }
    ObjectNode responses = operation.putObject("responses");
    responses.putObject("200").put("description", "Done.");
    Stream.of("400", "404")
        .forEach(
            status ->
                responses
                    .putObject(status)
                    .put("description", "Refused: error.code and error.message say why."));
    return operation;
  }

  private static ObjectNode parameter(String name, String in) {
    ObjectNode parameter = JsonNodeFactory.instance.objectNode();
    parameter.put("name", name).put("in", in).put("required", in.equals("path"));
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }
}
