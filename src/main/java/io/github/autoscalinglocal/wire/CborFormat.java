package io.github.autoscalinglocal.wire;

import java.io.OutputStream;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** CBOR as Smithy's RPC v2 protocol uses it. */
final class CborFormat implements DocumentFormat {
  /** RFC 8949: what follows is seconds since 1970. */
  private static final int EPOCH_SECONDS = 1;

  private final CBORMapper mapper = CBORMapper.shared();

  @Override
  public String contentType() {
    return "application/cbor";
  }

  /** Jackson passes over tags, so a moment is read as the number that it is. */
  @Override
  public JsonNode read(byte[] document) {
    return mapper.readTree(document);
  }

  @Override
  public JsonGenerator writer(OutputStream out) {
    return mapper.tokenStreamFactory().createGenerator(ObjectWriteContext.empty(), out);
  }

  @Override
  public void write(JsonGenerator out, Instant moment) {
    ((CBORGenerator) out).writeTag(EPOCH_SECONDS);
    out.writeNumber(moment.toEpochMilli() / 1000.0);
  }
}
