package io.github.autoscalinglocal.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON that stands in texts, as maps, lists, texts, numbers and truth values; null is an
 * empty {@code Optional}.
 */
public final class JsonReader {
  /** Deeper ones would be a strain on the stack. */
  private static final int DEEPEST = 50;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** What a text says, if it is JSON. */
  public static Optional<Object> read(String text) {
    JsonReader reader = new JsonReader(text);
    try {
      Object value = reader.value(0);
      reader.skipSpace();
      return reader.at == text.length() ? Optional.of(value) : Optional.empty();
    } catch (NotJson none) {
      return Optional.empty();
    }
  }

  private static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotJson() {
      super(null, null, false, false);
    }
  }

  private Object value(int depth) {
    skipSpace();
    if (depth > DEEPEST) {
      throw new NotJson();
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> list(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", Optional.empty());
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    skipSpace();
    boolean more = peek() != '}';
    while (more) {
      skipSpace();
      String name = string();
      skipSpace();
      expect(':');
      members.put(name, value(depth + 1));
      skipSpace();
      more = peek() == ',';
      at += more ? 1 : 0;
    }
    expect('}');
    return members;
  }

  private List<Object> list(int depth) {
    List<Object> elements = new ArrayList<>();
    at++;
    skipSpace();
    boolean more = peek() != ']';
    while (more) {
      elements.add(value(depth + 1));
      skipSpace();
      more = peek() == ',';
      at += more ? 1 : 0;
    }
    expect(']');
    return elements;
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = peek();
      at++;
      if (c < ' ') {
        throw new NotJson();
      }
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw new NotJson();
    };
  }

  private char unit() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw new NotJson();
      }
      unit = unit * 16 + digit;
      at++;
    }
    return (char) unit;
  }

  private Double number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new NotJson();
    }
    at = matcher.end();
    return Double.valueOf(matcher.group());
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw new NotJson();
    }
    at += word.length();
    return value;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new NotJson();
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw new NotJson();
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
