package io.github.autoscalinglocal.companion.ec2;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Availability Zones: any letter is one, and each has an id that is its name's, as in {@code
 * us-east-1a}, {@code use1-az1}.
 */
public final class Zones {
  /** Every region has these. */
  private static final List<String> LETTERS = List.of("a", "b", "c");

  private Zones() {}

  /** The zones that a region has for sure, by name. */
  public static List<String> of(String region) {
    return LETTERS.stream().map(letter -> region + letter).toList();
  }

  /**
   * The zone of a subnet or an instance that nobody described, by the last character of its id, if
   * it has one: so it is always in one zone, and the neighbours {@code subnet-a}, {@code subnet-b},
   * {@code subnet-c} are in three.
   */
  public static String ofUnknown(String region, String id) {
    char last = id.isEmpty() ? 0 : id.charAt(id.length() - 1);
    return region + LETTERS.get(last % LETTERS.size());
  }

  /** Whether a name can be a zone of the region. */
  public static boolean isZoneOf(String region, String zone) {
    char last = zone.isEmpty() ? 0 : zone.charAt(zone.length() - 1);
    return zone.length() == region.length() + 1
        && zone.startsWith(region)
        && last >= 'a'
        && last <= 'z';
  }

  /**
   * {@code use1-az1} for {@code us-east-1a}. Accounts see different ids in reality; here all see
   * the same.
   */
  public static String idOf(String region, String zone) {
    int number = zone.charAt(zone.length() - 1) - 'a' + 1;
    return code(region) + "-az" + number;
  }

  /** The zone of an id, if it is one of the region. */
  public static Optional<String> withId(String region, String zoneId) {
    return IntStream.rangeClosed('a', 'z')
        .mapToObj(letter -> region + (char) letter)
        .filter(zone -> idOf(region, zone).equals(zoneId))
        .findFirst();
  }

  /** {@code use1} for {@code us-east-1}, {@code apse2} for {@code ap-southeast-2}. */
  private static String code(String region) {
    int dash = region.indexOf('-');
    StringBuilder code = new StringBuilder(dash < 0 ? region : region.substring(0, dash));
    for (; dash >= 0; dash = region.indexOf('-', dash + 1)) {
      appendInitial(code, region, dash + 1);
      if (region.startsWith("north", dash + 1) || region.startsWith("south", dash + 1)) {
        appendInitial(code, region, dash + 1 + "north".length());
      }
    }
    return code.toString();
  }

  private static void appendInitial(StringBuilder code, String words, int start) {
    if (start < words.length() && words.charAt(start) != '-') {
      code.append(words.charAt(start));
    }
  }
}
