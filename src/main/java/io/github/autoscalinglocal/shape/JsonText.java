package io.github.autoscalinglocal.shape;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A JSON object as the service puts it into texts: without spaces, in an order of its own. */
public final class JsonText {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder("{");

  public JsonText text(String name, String value) {
    return raw(name, quoted(value));
  }

  public JsonText moment(String name, Instant value) {
    return text(name, MOMENT.format(value));
  }

  /** A number or a truth value. */
  public JsonText plain(String name, Object value) {
    return raw(name, value.toString());
  }

  public <T> JsonText list(String name, Collection<T> values, Function<T, String> json) {
    return raw(name, values.stream().map(json).collect(Collectors.joining(",", "[", "]")));
  }

  public JsonText object(String name, JsonText value) {
    return raw(name, value.toString());
  }

  /** What is JSON already. */
  public JsonText raw(String name, String json) {
    text.append(text.length() > 1 ? "," : "").append(quoted(name)).append(':').append(json);
    return this;
  }

  public static String quoted(String value) {
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

  /** What a map comes to, whose values are as those of a {@code model.Document}. */
  public static String of(Map<String, Object> members) {
    JsonText json = new JsonText();
    members.forEach((name, value) -> json.raw(name, value(value)));
    return json.toString();
  }

  private static String value(Object value) {
    if (value instanceof Map<?, ?> object) {
      JsonText json = new JsonText();
      object.forEach((name, each) -> json.raw((String) name, value(each)));
      return json.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonText::value).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(JsonText::value).orElse("null");
    }
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
