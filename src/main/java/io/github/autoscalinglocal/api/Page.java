package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Errors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a listing. A token holds the key of the last item shown, so a listing goes on where
 * it was even when items come and go.
 *
 * @param nextToken {@code null} on the last page
 */
public record Page<T>(List<T> items, String nextToken) {

  /**
   * How long the pages of an operation are.
   *
   * @param most what a caller may ask for
   */
  public record Size(int usual, int most) {
    public int of(Integer maxRecords) {
      if (maxRecords == null) {
        return usual;
      }
      if (maxRecords < 1) {
        throw Errors.maxRecords(maxRecords, 1, false);
      }
      if (maxRecords > most) {
        throw Errors.maxRecords(maxRecords, most, true);
      }
      return maxRecords;
    }
  }

  /**
   * The next items, up to a page's length.
   *
   * @param items in the listing's order, beginning behind the key of the token that was given
   */
  public static <T> Page<T> of(
      String operation, Iterator<T> items, int length, Function<T, String> key) {
    List<T> page = new ArrayList<>();
    while (items.hasNext() && page.size() < length) {
      page.add(items.next());
    }
    String next = items.hasNext() ? token(operation, key.apply(page.get(length - 1))) : null;
    return new Page<>(page, next);
  }

  /** The token of a listing that goes on behind this key. */
  public static String token(String operation, String key) {
    return Base64.getUrlEncoder()
        .encodeToString((operation + '\n' + key).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The key in a token; empty, which comes before every key, without one.
   *
   * @throws ApiException {@code InvalidNextToken} if it is not a token of this operation
   */
  public static String keyIn(String operation, String token) {
    return keyIn(operation, token, Errors::invalidNextToken);
  }

  /**
   * The same, for services that have a refusal of their own.
   *
   * @param refusal of a token that is none
   */
  public static String keyIn(
      String operation, String token, Function<String, ApiException> refusal) {
    if (token == null) {
      return "";
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(operation + '\n') && text.length() > operation.length() + 1) {
        return text.substring(operation.length() + 1);
      }
    } catch (IllegalArgumentException notBase64) {
      throw refusal.apply(token);
    }
    throw refusal.apply(token);
  }
}
