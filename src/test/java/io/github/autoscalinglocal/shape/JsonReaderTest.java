package io.github.autoscalinglocal.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON in texts. */
class JsonReaderTest {
  @Test
  void aDocumentIsRead() {
    assertThat(
            JsonReader.read(
                " {\"a\":[1,-2.5e1, true,false,null],\n\t\"b\":{}, \"c\":\"\\u00e9\\n\\\"\",\"d\":[]} "))
        .hasValue(
            Map.of(
                "a", List.of(1.0, -25.0, true, false, Optional.empty()),
                "b", Map.of(),
                "c", "é\n\"",
                "d", List.of()));
    assertThat(JsonReader.read("\"x\"")).hasValue("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "01",
        "1.",
        ".5",
        "+1",
        "tru",
        "nulll",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "{} {}",
        "NaN",
        "'a'"
      })
  void whatIsNoJsonIsNotRead(String text) {
    assertThat(JsonReader.read(text)).isEmpty();
  }

  @Test
  void whatIsTooDeepIsNotRead() {
    assertThat(JsonReader.read("[".repeat(51) + "]".repeat(51))).isPresent();
    assertThat(JsonReader.read("[".repeat(2000) + "]".repeat(2000))).isEmpty();
  }
}
