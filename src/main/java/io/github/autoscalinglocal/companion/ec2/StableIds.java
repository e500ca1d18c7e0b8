package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.model.Chance;
import java.util.HexFormat;

/** Ids that hang on something else, so that they need not be kept: always the same for that. */
public final class StableIds {
  private StableIds() {}

  /**
   * The id of something that another thing has for sure.
   *
   * @param kind what the id begins with, such as {@code vol}
   */
  public static String of(String kind, String owner, String what) {
    return kind + "-0" + digits(kind + "/" + owner + "/" + what);
  }

  /** Sixteen hexadecimal digits for a text. */
  static String digits(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = Chance.mix(hash + text.charAt(i));
    }
    return HexFormat.of().toHexDigits(hash);
  }
}
