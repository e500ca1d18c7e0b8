package io.github.autoscalinglocal.wire;

/**
 * Which texts XML 1.0 can carry: no control characters but TAB, LF and CR, and nothing unpaired.
 */
final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  static boolean carries(String text) {
    return isPlain(text) || text.codePoints().allMatch(XmlText::carries);
  }

  /** The text with a replacement for each character that XML cannot carry, even as a reference. */
  static String carriable(String text) {
    return carries(text)
        ? text
        : text.codePoints()
            .map(c -> carries(c) ? c : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** Whether a text is the same in XML and in any encoding: nothing in it is to be escaped. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>') {
        return false;
      }
    }
    return true;
  }

  private static boolean carries(int c) {
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    boolean surrogate = Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE;
    return !surrogate && c != 0xFFFE && c != 0xFFFF;
  }
}
