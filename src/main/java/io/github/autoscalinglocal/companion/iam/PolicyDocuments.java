package io.github.autoscalinglocal.companion.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Policies as far as they are looked at: that they could be JSON, and no further. */
public final class PolicyDocuments {
  private PolicyDocuments() {}

  public static boolean couldBe(String document) {
    String text = document.strip();
    return text.startsWith("{") && text.endsWith("}");
  }

  /** As IAM answers them: percent-encoded after RFC 3986. */
  public static String encoded(String document) {
    return URLEncoder.encode(document, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
