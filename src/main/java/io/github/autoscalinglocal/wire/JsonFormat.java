package io.github.autoscalinglocal.wire;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as AWS's JSON protocols use it. */
final class JsonFormat implements DocumentFormat {
  private final JsonMapper mapper = JsonMapper.shared();

  @Override
  public String contentType() {
    return "application/x-amz-json-1.0";
  }

  @Override
  public JsonNode read(byte[] document) {
    return mapper.readTree(document);
  }

  @Override
  public JsonGenerator writer(OutputStream out) {
    return mapper.tokenStreamFactory().createGenerator(ObjectWriteContext.empty(), out);
  }

  /** Seconds since 1970, with a fraction only where there is one. */
  @Override
  public void write(JsonGenerator out, Instant moment) {
    BigDecimal seconds = BigDecimal.valueOf(moment.toEpochMilli(), 3);
    out.writeNumber(seconds.stripTrailingZeros().toPlainString());
  }
}
