package io.github.autoscalinglocal.wire;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An operation on an input: first to be done, then with an outcome. */
final class Attempt {
  private final Supplier<Record> operation;
  private @Nullable Record answer;
  private @Nullable RuntimeException refusal;

  Attempt(Supplier<Record> operation) {
    this.operation = operation;
  }

  /** One that ends before it has begun. */
  static Attempt refused(RuntimeException refusal) {
    return new Attempt(
        () -> {
          throw refusal;
        });
  }

  void make() {
    try {
      answer = operation.get();
    } catch (RuntimeException thrown) {
      refusal = thrown;
    }
  }

  /**
   * The answer, once the attempt was made.
   *
   * @throws RuntimeException what the operation threw
   */
  Record outcome() {
    if (refusal != null) {
      throw refusal;
    }
    return Objects.requireNonNull(answer);
  }
}
