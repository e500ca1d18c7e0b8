package io.github.autoscalinglocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the README's table of settings to the settings there are. */
class SettingsTableTest {
  private static final Pattern ROW = Pattern.compile("^(\\| `--.+? \\| .+? \\|).*$");

  @Test
  void theReadmeTellsOfEverySettingAndItsDefault() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> row.group(1))
            .toList();

    assertThat(rows).containsExactlyElementsOf(expectedRows());
  }

  private static List<String> expectedRows() {
    return Stream.of(Knob.values())
        .map(knob -> "| `" + knob.flag() + "` | " + fallback(knob) + " |")
        .toList();
  }

  private static String fallback(Knob knob) {
    return knob.fallback().isEmpty() ? "none" : "`" + knob.fallback() + "`";
  }
}
