package io.github.autoscalinglocal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DocumentTest {
  @Test
  void whatIsWrittenWhenReadIsWrittenOnce() {
    AtomicInteger written = new AtomicInteger();
    Document late =
        Document.whenRead(
            () -> {
              written.incrementAndGet();
              return Document.draft().with("detail-type", "launch").with("account", "1").done();
            });
    assertThat(written).hasValue(0);

    assertThat(late.members().keySet()).containsExactly("detail-type", "account");
    assertThat(late)
        .isEqualTo(Document.draft().with("detail-type", "launch").with("account", "1").done());
    assertThat(written).hasValue(1);
  }
}
