package io.github.autoscalinglocal.wire;

import java.io.OutputStream;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A format of documents: JSON or CBOR. */
interface DocumentFormat {
  String contentType();

  /**
   * The document's tree.
   *
   * @throws JacksonException if this is not one document of the format
   */
  JsonNode read(byte[] document);

  JsonGenerator writer(OutputStream out);

  /** A moment, which each format writes in its own way. */
  void write(JsonGenerator out, Instant moment);
}
