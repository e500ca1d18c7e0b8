package io.github.autoscalinglocal.control.state;

import io.github.autoscalinglocal.engine.Engine.Snapshot;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole world, the agenda and the clock included, as one JSON document. It has a number for the
 * format, which changes when documents of before can no longer be read.
 */
public final class WorldDocument {
  static final int FORMAT = 5;

  private static final String FORMAT_MEMBER = "format";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Forms FORMS = new Forms();

  private WorldDocument() {}

  /** The document in bytes. */
  public static byte[] write(Snapshot snapshot, String version) {
    return JSON.writeValueAsBytes(of(snapshot, version));
  }

  /** The document. */
  public static JsonNode of(Snapshot snapshot, String version) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put(FORMAT_MEMBER, FORMAT);
    document.put("version", version);
    document.set("state", FORMS.of(Snapshot.class).write(snapshot));
    return document;
  }

  /**
   * The world of a document.
   *
   * @throws StateFormatException if there is none
   */
  public static Snapshot read(byte[] json) {
    JsonNode document = parse(json);
    JsonNode format = document.path(FORMAT_MEMBER);
    if (!format.isInt()) {
      throw new StateFormatException(
          "", "This is no state: it has no number for its format, such as %s.".formatted(FORMAT));
    }
    if (format.intValue() != FORMAT) {
      throw new StateFormatException(
          "",
          "This is a state in the format %s; this emulator reads format %s."
              .formatted(format.intValue(), FORMAT));
    }
    return (Snapshot) FORMS.of(Snapshot.class).read(document.path("state"), "state");
  }

  private static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException none) {
      throw new StateFormatException("", "This is not JSON.");
    }
  }
}
