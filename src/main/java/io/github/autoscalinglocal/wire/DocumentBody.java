package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.shape.WireEnum;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes a record as a document, as its {@link RecordShape} says. */
final class DocumentBody {
  private final DocumentFormat format;
  private final JsonGenerator out;

  private DocumentBody(DocumentFormat format, JsonGenerator out) {
    this.format = format;
    this.out = out;
  }

  static byte[] of(DocumentFormat format, Record content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = format.writer(bytes)) {
      new DocumentBody(format, out).write(content);
    }
    return bytes.toByteArray();
  }

  /** A refusal: the shape of the error, and what it says. */
  static byte[] ofFault(DocumentFormat format, String type, String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = format.writer(bytes)) {
      out.writeStartObject();
      out.writeStringProperty("__type", type);
      out.writeStringProperty("message", message);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void write(Record structure) {
    out.writeStartObject();
    for (RecordShape.Member member : RecordShape.of(structure.getClass()).members()) {
      Object value = member.of(structure);
      if (value != null) {
        out.writeName(member.tag().name());
        write(value);
      }
    }
    out.writeEndObject();
  }

  private void write(Object value) {
    if (value instanceof Record structure) {
      write(structure);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      list.forEach(this::write);
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      map.forEach(this::writeEntry);
      out.writeEndObject();
    } else {
      writeSimple(value);
    }
  }

  private void writeEntry(Object key, Object value) {
    out.writeName((String) key);
    write(value);
  }

  private void writeSimple(Object value) {
    if (value instanceof Instant moment) {
      format.write(out, moment);
    } else if (value instanceof WireEnum constant) {
      out.writeString(constant.wire());
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else {
      out.writeString((String) value);
    }
  }
}
