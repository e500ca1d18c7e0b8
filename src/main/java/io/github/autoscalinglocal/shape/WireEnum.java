package io.github.autoscalinglocal.shape;

import java.util.Locale;

/** An enumeration whose constants the API spells in its own way. */
public interface WireEnum {
  /** The constant's name. */
  String name();

  /** The value as it stands on the wire: most are written {@code like-this}, others say so. */
  default String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
