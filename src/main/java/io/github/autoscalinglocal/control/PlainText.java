package io.github.autoscalinglocal.control;

/** An answer that is no JSON. */
record PlainText(String contentType, String text) {
  static PlainText of(String text) {
    return new PlainText("text/plain; charset=utf-8", text);
  }
}
