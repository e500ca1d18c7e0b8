package io.github.autoscalinglocal.wire;

/**
 * The markup of an element, made once for each name: names are the API's own and need no escaping.
 */
record XmlTag(String name, String start, String end, String empty) {
  static XmlTag of(String name) {
    return new XmlTag(name, "<" + name + ">", "</" + name + ">", "<" + name + "/>");
  }
}
