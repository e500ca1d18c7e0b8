package io.github.autoscalinglocal.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Accounts for a test: the same ones in each run, whatever runs before it or beside it. */
final class Accounts {
  private static final long FIRST = 100_000_000_000L;
  private static final long HOW_MANY = 900_000_000_000L;

  private long seed;

  private Accounts(long seed) {
    this.seed = seed;
  }

  static Accounts of(ExtensionContext context) {
    long hash = 0;
    String id = context.getUniqueId();
    for (int i = 0; i < id.length(); i++) {
      hash = 31 * hash + id.charAt(i);
    }
    return new Accounts(hash);
  }

  String next() {
    seed++;
    return String.valueOf(FIRST + Long.remainderUnsigned(seed, HOW_MANY));
  }
}
