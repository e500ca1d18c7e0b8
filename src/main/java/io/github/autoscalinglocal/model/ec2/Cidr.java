package io.github.autoscalinglocal.model.ec2;

import java.util.Optional;

/** A block of IPv4 addresses, such as {@code 172.31.0.0/16}. */
public record Cidr(long base, int prefix) {
  private static final int BITS = 32;

  /** Empty if it is none. As EC2 does, it begins where its prefix says, whatever is behind that. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    long address = addressUpTo(text, slash);
    int prefix = number(text, slash + 1, text.length(), 2);
    return address < 0 || prefix < 0 || prefix > BITS
        ? Optional.empty()
        : Optional.of(of(address, prefix));
  }

  /** An address, such as {@code 172.31.0.4}, as a number; negative if it is none. */
  static long addressOf(String text) {
    return addressUpTo(text, text.length());
  }

  private static long addressUpTo(String text, int end) {
    long address = 0;
    int start = 0;
    for (int i = 1; i <= 4; i++) {
      int dot = i == 4 ? end : text.indexOf('.', start);
      int part = number(text, start, Math.min(dot, end), 3);
      if (part < 0 || part > 255) {
        return -1;
      }
      address = address << 8 | part;
      start = dot + 1;
    }
    return address;
  }

  /** Of so many digits at most; negative if it is none. Launches ask for it: no pattern here. */
  private static int number(String text, int start, int end, int digits) {
    if (end <= start || end - start > digits) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
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
