package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.ErrorCode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFormTest {
  private static final byte[] NO_BODY = {};

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "plain,plain",
        "a+b,a b",
        "a%20b,a b",
        "a%2Bb,a+b",
        "%c3%A9%E2%82%AC%F0%9F%8D%8A,é€🍊",
        "caf\u00c3\u00a9,café",
        "a=b==,a=b==",
        "%26%3D%25,&=%",
        "a;b,a;b",
      })
  void valuesAreDecoded(String encoded, String decoded) {
    byte[] body = ("Key=" + encoded).getBytes(ISO_8859_1);

    assertThat(QueryForm.parse("", body).get("Key")).hasValue(decoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=%",
        "A=%1",
        "A=%zz",
        "A=%1&B=2",
        "%4=x",
        "A=%+1",
        "A=%C3",
        "A=%C3%28",
        "A=%C0%80",
        "A=%ED%A0%80",
        "A=%F5%80%80%80",
        "A=\u00e9",
      })
  void bytesThatAreNoFormAreSyntaxErrors(String encoded) {
    assertThatThrownBy(() -> QueryForm.parse("", encoded.getBytes(ISO_8859_1)))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.MalformedQueryString);
              assertThat(e.text()).isEqualTo("The query string contains a syntax error.");
            });
    assertThatThrownBy(() -> QueryForm.parse(encoded, NO_BODY)).isInstanceOf(ApiException.class);
  }

  @Test
  void aQueryStringOfWideCharactersIsASyntaxError() {
    assertThatThrownBy(() -> QueryForm.parse("A=€", NO_BODY)).isInstanceOf(ApiException.class);
  }

  @Test
  void namesAreDecodedToo() {
    QueryForm form = QueryForm.parse("", "Tags%2Emember%2E1.Key=a".getBytes(UTF_8));

    assertThat(form.get("Tags.member.1.Key")).hasValue("a");
  }

  @Test
  void queryStringAndBodyAreUnitedAndTheFirstOccurrenceCounts() {
    QueryForm form =
        QueryForm.parse("Action=One&A=1&A=2", "&&Action=Two&B=3&&Flag&=x&C=".getBytes(UTF_8));

    assertThat(form.parameters())
        .containsExactly(
            entry("Action", "One"),
            entry("A", "1"),
            entry("B", "3"),
            entry("Flag", ""),
            entry("", "x"),
            entry("C", ""));
  }

  @Test
  void nothingIsAnEmptyForm() {
    assertThat(QueryForm.parse("", NO_BODY).parameters()).isEmpty();
  }

  @Test
  void parametersBeyondTheLimitAreRefused() {
    assertThat(QueryForm.parse("", parameters(10_000)).parameters()).hasSize(10_000);
    assertThatThrownBy(() -> QueryForm.parse("", parameters(10_001)))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.MalformedInput);
              assertThat(e.text()).isEqualTo("The request has more than 10000 parameters.");
            });
  }

  private static byte[] parameters(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "P" + i + "=x")
        .collect(joining("&"))
        .getBytes(UTF_8);
  }
}
