package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.Errors;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request in the Query protocol: those of the query string, then those of the
 * body. Of a parameter that is given twice the first one counts.
 */
public final class QueryForm {
  static final int MAX_PARAMETERS = 10_000;

  private final Map<String, String> parameters = new LinkedHashMap<>();

  private QueryForm() {}

  /**
   * Decodes strictly: a {@code %} without two hexadecimal digits and bytes that are not UTF-8 are
   * syntax errors.
   *
   * @param query the query string as it was sent, still encoded; empty if there is none
   * @param body the body of a form; empty if there is none
   */
  public static QueryForm parse(String query, byte[] body) {
    QueryForm form = new QueryForm();
    form.addAll(bytes(query));
    form.addAll(body);
    return form;
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** All parameters, in the order in which they were sent. */
  public Map<String, String> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /**
   * One byte a character, as on the request line; a character that is no byte cannot have been
   * sent.
   */
  private static byte[] bytes(String query) {
    byte[] bytes = query.getBytes(StandardCharsets.ISO_8859_1);
    if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(query)) {
      throw Errors.malformedQueryString();
    }
    return bytes;
  }

  private void addAll(byte[] encoded) {
    int start = 0;
    for (int i = 0; i <= encoded.length; i++) {
      if (i == encoded.length || encoded[i] == '&') {
        if (i > start) {
          add(encoded, start, i);
        }
        start = i + 1;
      }
    }
  }

  private void add(byte[] encoded, int start, int end) {
    int equals = start;
    while (equals < end && encoded[equals] != '=') {
      equals++;
    }
    String name = decode(encoded, start, equals);
    String value = decode(encoded, Math.min(equals + 1, end), end);
    parameters.putIfAbsent(name, value);
    if (parameters.size() > MAX_PARAMETERS) {
      throw Errors.tooManyParameters(MAX_PARAMETERS);
    }
  }

  private String decode(byte[] encoded, int start, int end) {
    byte[] decoded = new byte[end - start];
    int length = 0;
    int allBits = 0;
    for (int i = start; i < end; i++) {
      byte b = encoded[i];
      if (b == '+') {
        b = ' ';
      } else if (b == '%') {
        if (end - i < 3) {
          throw Errors.malformedQueryString();
        }
        b = (byte) (hexDigit(encoded[i + 1]) << 4 | hexDigit(encoded[i + 2]));
        i += 2;
      }
      decoded[length++] = b;
      allBits |= b;
    }
    if (allBits >= 0) {
      return new String(decoded, 0, length, StandardCharsets.US_ASCII);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw Errors.malformedQueryString();
    }
  }

  private static int hexDigit(byte b) {
    int digit = Character.digit(b, 16);
    if (digit < 0) {
      throw Errors.malformedQueryString();
    }
    return digit;
  }
}
