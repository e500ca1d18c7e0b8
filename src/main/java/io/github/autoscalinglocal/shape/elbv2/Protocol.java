package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** What listeners and targets speak. */
public enum Protocol implements WireEnum {
  HTTP,
  HTTPS,
  TCP,
  TLS,
  UDP,
  TCP_UDP,
  GENEVE,
  QUIC,
  TCP_QUIC;

  @Override
  public String wire() {
    return name();
  }
}
