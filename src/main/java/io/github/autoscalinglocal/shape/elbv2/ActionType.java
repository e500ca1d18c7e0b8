package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** What a listener does with a request. */
public enum ActionType implements WireEnum {
  FORWARD,
  AUTHENTICATE_OIDC,
  AUTHENTICATE_COGNITO,
  REDIRECT,
  FIXED_RESPONSE,
  JWT_VALIDATION
}
