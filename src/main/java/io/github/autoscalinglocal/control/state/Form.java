package io.github.autoscalinglocal.control.state;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How the values of one type are written as JSON. */
interface Form {
  JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The value as JSON; null if it is to be left out. */
  @Nullable JsonNode write(Object value);

  /**
   * The value again.
   *
   * @param where its path in the document
   * @throws StateFormatException if it is none
   */
  Object read(JsonNode json, String where);

  /** What a value that was left out is; null if it must not be missing. */
  default @Nullable Object missing() {
    return null;
  }
}
