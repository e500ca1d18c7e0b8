package io.github.autoscalinglocal.companion.ec2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IPv4 addresses, such as {@code 172.31.0.0/16}. */
public record Cidr(long base, int prefix) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final int BITS = 32;

  /** Empty if it is none. As EC2 does, it begins where its prefix says, whatever is behind that. */
  public static Optional<Cidr> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      int part = Integer.parseInt(parts.group(i));
      if (part > 255) {
        return Optional.empty();
      }
      address = address << 8 | part;
    }
    int prefix = Integer.parseInt(parts.group(5));
    return prefix > BITS ? Optional.empty() : Optional.of(of(address, prefix));
  }

  private static Cidr of(long address, int prefix) {
    long size = 1L << (BITS - prefix);
    return new Cidr(address / size * size, prefix);
  }

  /** How many addresses it has. */
  public long size() {
    return 1L << (BITS - prefix);
  }

  public boolean contains(Cidr other) {
    return other.prefix >= prefix && of(other.base, prefix).equals(this);
  }

  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  /** One of its addresses. */
  public String address(long number) {
    long address = base + number;
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  @Override
  public String toString() {
    return address(0) + "/" + prefix;
  }
}
