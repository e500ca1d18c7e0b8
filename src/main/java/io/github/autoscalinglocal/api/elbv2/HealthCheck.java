package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.shape.elbv2.Matcher;
import io.github.autoscalinglocal.shape.elbv2.Protocol;
import io.github.autoscalinglocal.shape.elbv2.TargetType;

/** How a target group checks its targets, and the rules for it. */
record HealthCheck(
    Protocol protocol,
    String port,
    Boolean enabled,
    Integer interval,
    Integer timeout,
    Integer healthy,
    Integer unhealthy,
    String path,
    Matcher matcher) {

  /** What a group says that is created. */
  static HealthCheck of(CreateTargetGroup.Request request) {
    HealthCheck given =
        new HealthCheck(
            request.healthCheckProtocol(),
            request.healthCheckPort(),
            request.healthCheckEnabled(),
            request.healthCheckIntervalSeconds(),
            request.healthCheckTimeoutSeconds(),
            request.healthyThresholdCount(),
            request.unhealthyThresholdCount(),
            request.healthCheckPath(),
            request.matcher());
    HealthCheck check = given.orElse(usual(request, given));
    check.checkTimes();
    return check;
  }

  static TargetType type(CreateTargetGroup.Request request) {
    return request.targetType() == null ? TargetType.INSTANCE : request.targetType();
  }

  static boolean isHttp(Protocol protocol) {
    return protocol == Protocol.HTTP || protocol == Protocol.HTTPS;
  }

  /** Functions are called by no port, all other targets are in a network. */
  static void checkParts(CreateTargetGroup.Request request) {
    boolean any = request.protocol() != null || request.port() != null || request.vpcId() != null;
    if (type(request) == TargetType.LAMBDA) {
      if (any) {
        // No text of the service is known.
        throw ElbV2Errors.invalid(
            "Protocol, port and VPC ID cannot be specified for target groups with target type"
                + " 'lambda'");
      }
      return;
    }
    if (request.protocol() == null) {
      throw ElbV2Errors.invalid("A protocol must be specified");
    }
    if (request.port() == null) {
      throw ElbV2Errors.invalid("A port must be specified");
    }
    if (request.vpcId() == null) {
      throw ElbV2Errors.invalid("A VPC ID must be specified");
    }
  }

  private static HealthCheck usual(CreateTargetGroup.Request request, HealthCheck given) {
    boolean grpc = "GRPC".equals(request.protocolVersion());
    Matcher matcher = grpc ? new Matcher(null, "12") : new Matcher("200", null);
    String path = grpc ? "/AWS.ALB/healthcheck" : "/";
    if (type(request) == TargetType.LAMBDA) {
      return new HealthCheck(null, null, false, 35, 30, 5, 2, "/", matcher);
    }
    if (request.protocol() == Protocol.GENEVE) {
      return new HealthCheck(Protocol.TCP, "80", true, 10, 5, 5, 2, null, null);
    }
    if (isHttp(request.protocol())) {
      return new HealthCheck(Protocol.HTTP, "traffic-port", true, 30, 5, 5, 2, path, matcher);
    }
    // Network Load Balancers may ask for a page, too.
    boolean http = isHttp(given.protocol());
    return new HealthCheck(
        Protocol.TCP,
        "traffic-port",
        true,
        30,
        http ? 6 : 10,
        5,
        2,
        http ? path : null,
        http ? new Matcher("200-399", null) : null);
  }

  /** This where it says anything, else the other. */
  HealthCheck orElse(HealthCheck other) {
    return new HealthCheck(
        protocol == null ? other.protocol : protocol,
        port == null ? other.port : port,
        enabled == null ? other.enabled : enabled,
        interval == null ? other.interval : interval,
        timeout == null ? other.timeout : timeout,
        healthy == null ? other.healthy : healthy,
        unhealthy == null ? other.unhealthy : unhealthy,
        path == null ? other.path : path,
        matcher == null ? other.matcher : matcher);
  }

  void checkTimes() {
    if (timeout > interval) {
      throw ElbV2Errors.invalid(
          "Health check timeout '"
              + timeout
              + "' must be smaller than or equal to the interval '"
              + interval
              + "'");
    }
  }
}
