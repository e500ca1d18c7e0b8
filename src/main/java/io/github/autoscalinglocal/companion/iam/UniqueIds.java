package io.github.autoscalinglocal.companion.iam;

import io.github.autoscalinglocal.model.Chance;

/** Ids as IAM makes them: four letters for the kind, and 17 more characters. */
public final class UniqueIds {
  private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 17;
  private static final int CHARACTERS_PER_DRAW = 12;
  private static final int BITS = 5;

  private UniqueIds() {}

  /**
   * The id that a number stands for.
   *
   * @param kind {@code AROA} for a role, {@code AIPA} for an instance profile
   */
  public static String of(String kind, long number) {
    StringBuilder id = new StringBuilder(kind);
    long bits = number;
    for (int i = 0; i < LENGTH; i++) {
      if (i == CHARACTERS_PER_DRAW) {
        bits = Chance.mix(Chance.next(number));
      }
      id.append(CHARACTERS.charAt((int) (bits & (CHARACTERS.length() - 1))));
      bits >>>= BITS;
    }
    return id.toString();
  }

  /** The same id for a name whenever it is asked for, drawn from nothing. */
  public static String ofName(String kind, String name) {
    long hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = Chance.mix(Chance.next(hash) + name.charAt(i));
    }
    return of(kind, hash);
  }
}
