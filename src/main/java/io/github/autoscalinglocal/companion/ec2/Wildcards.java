package io.github.autoscalinglocal.companion.ec2;

/** Names with asterisks, each of which stands for any characters or none: {@code c5*.*}. */
public final class Wildcards {
  private Wildcards() {}

  /** Whether the pattern stands for the whole name. */
  public static boolean match(String pattern, String name) {
    String[] pieces = pattern.split("\\*", -1);
    int last = pieces.length - 1;
    if (last == 0) {
      return name.equals(pattern);
    }
    if (!name.startsWith(pieces[0])) {
      return false;
    }
    int from = pieces[0].length();
    for (int i = 1; i < last; i++) {
      int found = name.indexOf(pieces[i], from);
      if (found < 0) {
        return false;
      }
      from = found + pieces[i].length();
    }
    return name.length() - pieces[last].length() >= from && name.endsWith(pieces[last]);
  }
}
