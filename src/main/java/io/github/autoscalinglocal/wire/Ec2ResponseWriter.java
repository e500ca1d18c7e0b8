package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.error.Code;

/** Writes the answers of EC2, whose members stand in the document's root beside the request id. */
final class Ec2ResponseWriter implements AnswerWriter {
  private final String namespace;

  Ec2ResponseWriter(String namespace) {
    this.namespace = namespace;
  }

  private record Fault(String code, String message) {}

  /** What has no output says that it has happened. */
  @Override
  public byte[] success(String operation, Record response, boolean hasResult, String requestId) {
    StringBuilder document = new StringBuilder();
    document.append('<').append(operation).append("Response xmlns=\"").append(namespace);
    document.append("\"><requestId>").append(requestId).append("</requestId>");
    if (hasResult) {
      XmlBody.writeMembers(document, response);
    } else {
      document.append("<return>true</return>");
    }
    document.append("</").append(operation).append("Response>");
    return document.toString().getBytes(UTF_8);
  }

  @Override
  public byte[] fault(Code code, String text, String requestId) {
    StringBuilder document = new StringBuilder("<Response><Errors>");
    XmlBody.write(document, "Error", new Fault(code.name(), XmlText.carriable(text)));
    document.append("</Errors><RequestID>").append(requestId).append("</RequestID></Response>");
    return document.toString().getBytes(UTF_8);
  }
}
