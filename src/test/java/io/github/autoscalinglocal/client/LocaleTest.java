package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an emulator says does not hang on the language of whoever embeds it. */
class LocaleTest {
  /** A number in a format, which {@code formatted} writes in the digits of the user. */
  private static final Pattern NUMBER = Pattern.compile("%[-+0-9,.]*[dfeg](?![a-zA-Z]{2})");

  private final Locale usual = Locale.getDefault();

  @BeforeEach
  void speakArabic() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(usual);
  }

  @Test
  void numbersAreWrittenAsEverywhere() {
    assertThat("%d".formatted(1)).as("the digits of this language are others").isNotEqualTo("1");

    try (Sandbox sandbox = Sandbox.start()) {
      assertThat(sandbox.endpoint().toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
      sandbox.create("g", 3);
      sandbox.setDesired("g", 1);
      assertThat(sandbox.ids("g")).hasSize(1);
      assertThat(sandbox.activities("g").get(0).cause()).contains("from 3 to 1");
      assertThatThrownBy(() -> sandbox.setDesired("g", 1_000))
          .hasMessageContaining("1000 is above max value");
    }
  }

  @Test
  void noFormatWritesNumbersInTheLanguageOfTheUser() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> local =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(LocaleTest::lines)
              .filter(line -> NUMBER.matcher(line).find() && !line.contains("Locale.ROOT"))
              .toList();
      assertThat(local).as("%s and a number will do").isEmpty();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
