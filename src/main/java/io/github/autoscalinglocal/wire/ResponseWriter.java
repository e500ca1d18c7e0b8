package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.Code;
import io.github.autoscalinglocal.error.ErrorCode;
import java.io.CharArrayWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Writes the XML answers, in UTF-8, of a service that speaks the Query protocol. */
public final class ResponseWriter {
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

  private final String namespace;

  /** For the service of this XML namespace. */
  public ResponseWriter(String namespace) {
    this.namespace = namespace;
  }

  private record Fault(String type, String code, String message) {}

  /**
   * The answer of an operation that succeeded.
   *
   * @param hasResult whether the operation has an output shape, which may be one without members;
   *     clients look for its element
   */
  public byte[] success(String operation, Record response, boolean hasResult, String requestId) {
    Document document = new Document();
    document.append("<", operation, "Response xmlns=\"", namespace, "\">");
    if (hasResult) {
      XmlBody.write(document, operation + "Result", response);
    }
    document.append("<ResponseMetadata><RequestId>", requestId, "</RequestId></ResponseMetadata>");
    document.append("</", operation, "Response>");
    return document.toBytes();
  }

  /** A refusal. It may quote what the caller sent, so it is made fit for XML. */
  public byte[] fault(Code code, String text, String requestId) {
    Document document = new Document();
    document.append(
        "<ErrorResponse xmlns=\"",
        FRONT_DOOR.contains(code) ? FRONT_DOOR_NAMESPACE : namespace,
        "\">");
    String type = code.status() < 500 ? "Sender" : "Receiver";
    XmlBody.write(document, "Error", new Fault(type, code.name(), XmlText.carriable(text)));
    document.append("<RequestId>", requestId, "</RequestId></ErrorResponse>");
    return document.toBytes();
  }

  /** Kept in characters to its end: they are encoded faster all at once than part by part. */
  private static final class Document extends CharArrayWriter {
    Document() {
      super(4096);
    }

    void append(String... markup) {
      for (String each : markup) {
        write(each, 0, each.length());
      }
    }

    byte[] toBytes() {
      return toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
