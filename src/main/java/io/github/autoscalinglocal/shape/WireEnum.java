package io.github.autoscalinglocal.shape;

/** An enumeration whose constants have the API's own spelling. */
public interface WireEnum {
  /** The value as it stands on the wire. */
  String wire();
}
