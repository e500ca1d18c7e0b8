package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.Errors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Bodies that SDKs compress on their way, as they do with long PutMetricData requests. */
final class Gzip {
  private Gzip() {}

  /**
   * The request with its body as it was before it was compressed, if it was.
   *
   * @param maxBody how long that may be, in bytes: a small body could stand for a giant one
   */
  static WireRequest inflated(WireRequest request, int maxBody) {
    boolean compressed =
        request.body().length > 0
            && request.header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    return compressed ? request.withBody(inflate(request.body(), maxBody)) : request;
  }

  private static byte[] inflate(byte[] compressed, int maxBody) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] body = in.readNBytes(maxBody);
      if (in.read() >= 0) {
        throw Errors.bodyTooLong(maxBody);
      }
      return body;
    } catch (IOException notGzip) {
      throw Errors.notGzip();
    }
  }
}
