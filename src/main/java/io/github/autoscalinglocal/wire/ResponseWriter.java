package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.Code;
import io.github.autoscalinglocal.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Writes the answers of a service that speaks the usual dialect of the Query protocol. */
public final class ResponseWriter implements AnswerWriter {
  private static final String FRONT_DOOR_NAMESPACE =
      "http://webservices.amazon.com/AWSFault/2005-15-09";

  /** The faults that are met before an operation is found; they do not carry its namespace. */
  private static final Set<ErrorCode> FRONT_DOOR =
      EnumSet.of(
          ErrorCode.IncompleteSignature,
          ErrorCode.InvalidAction,
          ErrorCode.MalformedQueryString,
          ErrorCode.MissingAction,
          ErrorCode.MissingAuthenticationToken,
          ErrorCode.RequestEntityTooLarge,
          ErrorCode.UnknownOperationException);

  /** Of a described group with a few instances, in characters. */
  private static final int USUAL_LENGTH = 4096;

  /** What is longer is not kept for the next answer. */
  private static final int LONGEST_KEPT = 1 << 16;

  /** One a thread: to make one for each answer takes as long as to fill it. */
  private static final ThreadLocal<StringBuilder> DOCUMENT =
      ThreadLocal.withInitial(() -> new StringBuilder(USUAL_LENGTH));

  private final String namespace;

  /** For the service of this XML namespace. */
  public ResponseWriter(String namespace) {
    this.namespace = namespace;
  }

  private record Fault(String type, String code, String message) {}

  @Override
  public byte[] success(String operation, Record response, boolean hasResult, String requestId) {
    StringBuilder document = DOCUMENT.get();
    document.setLength(0);
    document.append('<').append(operation).append("Response xmlns=\"");
    document.append(namespace).append("\">");
    if (hasResult) {
      XmlBody.write(document, operation + "Result", response);
    }
    document.append("<ResponseMetadata><RequestId>").append(requestId);
    document.append("</RequestId></ResponseMetadata></").append(operation).append("Response>");
    byte[] bytes = bytes(document);
    if (document.capacity() > LONGEST_KEPT) {
      DOCUMENT.remove();
    }
    return bytes;
  }

  @Override
  public byte[] fault(Code code, String text, String requestId) {
    StringBuilder document = new StringBuilder("<ErrorResponse xmlns=\"");
    document.append(FRONT_DOOR.contains(code) ? FRONT_DOOR_NAMESPACE : namespace).append("\">");
    String type = code.status() < 500 ? "Sender" : "Receiver";
    XmlBody.write(document, "Error", new Fault(type, code.name(), XmlText.carriable(text)));
    document.append("<RequestId>").append(requestId).append("</RequestId></ErrorResponse>");
    return bytes(document);
  }

  /** Encoded at the end, which is faster all at once than part by part. */
  private static byte[] bytes(StringBuilder document) {
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }
}
