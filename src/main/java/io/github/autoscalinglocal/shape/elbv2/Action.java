package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireEnum;
import java.util.List;
import java.util.Map;

/** One of the things that a listener does with a request. */
public record Action(
    @Required ActionType type,
    String targetGroupArn,
    AuthenticateOidc authenticateOidcConfig,
    AuthenticateCognito authenticateCognitoConfig,
    @Range(min = 1, max = 50000) Integer order,
    Redirect redirectConfig,
    FixedResponse fixedResponseConfig,
    Forward forwardConfig,
    JwtValidation jwtValidationConfig) {
  public record AuthenticateOidc(
      @Required String issuer,
      @Required String authorizationEndpoint,
      @Required String tokenEndpoint,
      @Required String userInfoEndpoint,
      @Required String clientId,
      String clientSecret,
      String sessionCookieName,
      String scope,
      Long sessionTimeout,
      Map<String, String> authenticationRequestExtraParams,
      Unauthenticated onUnauthenticatedRequest,
      Boolean useExistingClientSecret) {}

  public record AuthenticateCognito(
      @Required String userPoolArn,
      @Required String userPoolClientId,
      @Required String userPoolDomain,
      String sessionCookieName,
      String scope,
      Long sessionTimeout,
      Map<String, String> authenticationRequestExtraParams,
      Unauthenticated onUnauthenticatedRequest) {}

  public record Redirect(
      @Matches("^(HTTPS?|#\\{protocol\\})$") String protocol,
      String port,
      @Length(min = 1, max = 128) String host,
      @Length(min = 1, max = 128) String path,
      @Length(max = 128) String query,
      @Required RedirectStatus statusCode) {}

  public record FixedResponse(
      @Length(max = 1024) String messageBody,
      @Required @Matches("^(2|4|5)\\d\\d$") String statusCode,
      @Length(max = 32) String contentType) {}

  public record Forward(
      List<TargetGroupTuple> targetGroups, Stickiness targetGroupStickinessConfig) {}

  public record TargetGroupTuple(String targetGroupArn, Integer weight) {}

  public record Stickiness(Boolean enabled, Integer durationSeconds) {}

  public record JwtValidation(
      @Required String jwksEndpoint,
      @Required String issuer,
      List<AdditionalClaim> additionalClaims) {}

  public record AdditionalClaim(
      @Required ClaimFormat format, @Required String name, @Required List<String> values) {}

  /** What becomes of a user who is not known. */
  public enum Unauthenticated implements WireEnum {
    DENY,
    ALLOW,
    AUTHENTICATE
  }

  /** How a client is sent elsewhere. */
  public enum RedirectStatus implements WireEnum {
    HTTP_301,
    HTTP_302;

    @Override
    public String wire() {
      return name();
    }
  }

  /** What a claim looks like. */
  public enum ClaimFormat implements WireEnum {
    SINGLE_STRING,
    STRING_ARRAY,
    SPACE_SEPARATED_VALUES
  }
}
