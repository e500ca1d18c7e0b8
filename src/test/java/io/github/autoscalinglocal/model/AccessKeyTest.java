package io.github.autoscalinglocal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access keys and accounts; the examples are those of other emulators, with their prefixes. */
class AccessKeyTest {
  @ParameterizedTest
  @CsvSource({
    "LSIAQAAAAAAAGMKEM7X5, 000000000000",
    "LKIARZPUZDIKGB2VALC4, 123456789012",
    "123456789012, 123456789012"
  })
  void aKeyTellsItsAccount(String key, String account) {
    assertThat(AccessKey.account(key)).contains(account);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "test",
        "AKIARZPUZDIKGB2VALC4",
        "ASIAQAAAAAAAGMKEM7X5",
        "LSIAQAAAAAAAGMKEM7X",
        "LSIAAAAAAAAAGMKEM7X5",
        "LSIA777777777MKEM7X5",
        "LSIAq0000000GMKEM7X5",
        "12345678901",
        "12345678901x"
      })
  void otherKeysTellNone(String key) {
    assertThat(AccessKey.account(key)).isEmpty();
  }

  @Test
  void aTemporaryKeyIsReadAgain() {
    for (String account :
        new String[] {"000000000000", "000000000001", "123456789012", "999999999999"}) {
      for (long random : new long[] {0, -1, 0x9E3779B97F4A7C15L}) {
        String key = AccessKey.temporary(account, random);

        assertThat(key).matches("LSIA[A-Z2-7]{16}");
        assertThat(AccessKey.account(key)).contains(account);
      }
    }
  }
}
