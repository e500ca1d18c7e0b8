package io.github.autoscalinglocal.companion.cloudwatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A JSON object as the service puts it into texts: without spaces, in an order of its own. */
final class JsonText {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder("{");

  JsonText text(String name, String value) {
    return raw(name, quoted(value));
  }

  JsonText moment(String name, Instant value) {
    return text(name, MOMENT.format(value));
  }

  /** A number or a truth value. */
  JsonText plain(String name, Object value) {
    return raw(name, value.toString());
  }

  <T> JsonText list(String name, Collection<T> values, Function<T, String> json) {
    return raw(name, values.stream().map(json).collect(Collectors.joining(",", "[", "]")));
  }

  JsonText object(String name, JsonText value) {
    return raw(name, value.toString());
  }

  /** What is JSON already. */
  JsonText raw(String name, String json) {
    text.append(text.length() > 1 ? "," : "").append(quoted(name)).append(':').append(json);
    return this;
  }

  static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
