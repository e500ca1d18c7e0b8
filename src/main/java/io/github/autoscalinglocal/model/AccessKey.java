package io.github.autoscalinglocal.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What access keys tell of their account. Twelve digits are one. Temporary keys are built as those
 * of other emulators are: four letters, the account, and some more characters.
 */
public final class AccessKey {
  private static final int ACCOUNT_LENGTH = 12;
  private static final int KEY_LENGTH = 20;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int DIGIT_BITS = 5;
  private static final int PREFIX = 4;
  private static final int DIGITS = 8;

  /** Half of an account is counted from here. */
  private static final long OFFSET = 1L << 39;

  private static final long ACCOUNTS = 1_000_000_000_000L;

  private AccessKey() {}

  /** The account that a key tells, if it tells one. */
  public static Optional<String> account(String key) {
    if (key.length() == ACCOUNT_LENGTH && hasOnly("0123456789", key, 0)) {
      return Optional.of(key);
    }
    // Keys of AWS begin with an A, so they are all of the default account.
    boolean temporary =
        key.length() >= KEY_LENGTH
            && (key.startsWith("LSIA") || key.startsWith("LKIA"))
            && hasOnly(BASE32, key, PREFIX);
    return temporary ? accountWithin(key) : Optional.empty();
  }

  private static boolean hasOnly(String characters, String key, int from) {
    for (int i = from; i < key.length(); i++) {
      if (characters.indexOf(key.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> accountWithin(String key) {
    long half = 0;
    for (int i = PREFIX; i < PREFIX + DIGITS; i++) {
      half = (half << DIGIT_BITS) | BASE32.indexOf(key.charAt(i));
    }
    boolean odd = BASE32.indexOf(key.charAt(PREFIX + DIGITS)) >= BASE32.length() / 2;
    long account = 2 * (half - OFFSET) + (odd ? 1 : 0);
    return account >= 0 && account < ACCOUNTS
        ? Optional.of(String.format(Locale.ROOT, "%012d", account))
        : Optional.empty();
  }

  /**
   * A temporary key of an account.
   *
   * @param random what tells it from the others
   */
  public static String temporary(String account, long random) {
    long number = Long.parseLong(account);
    long half = OFFSET + number / 2;
    StringBuilder key = new StringBuilder("LSIA");
    for (int i = DIGITS - 1; i >= 0; i--) {
      key.append(digit(half >>> (i * DIGIT_BITS)));
    }
    // The first of the other characters also tells whether the account is odd.
    long bit = number % 2 == 0 ? 0 : BASE32.length() / 2;
    key.append(BASE32.charAt((int) (bit + (random & (BASE32.length() / 2 - 1)))));
    for (int i = 1; i < DIGITS; i++) {
      key.append(digit(random >>> (i * DIGIT_BITS)));
    }
    return key.toString();
  }

  private static char digit(long bits) {
    return BASE32.charAt((int) (bits & (BASE32.length() - 1)));
  }
}
