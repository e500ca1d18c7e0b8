package io.github.autoscalinglocal.error;

/** The codes that Classic Load Balancing, API version 2012-06-01, describes. */
public enum ElbCode implements Code {
  CertificateNotFound(400),
  DependencyThrottle(400),
  DuplicateLoadBalancerName(400),
  DuplicateTagKeys(400),
  InvalidConfigurationRequest(409),
  InvalidInstance(400),
  InvalidScheme(400),
  InvalidSecurityGroup(400),
  InvalidSubnet(400),
  LoadBalancerAttributeNotFound(400),
  LoadBalancerNotFound(400),
  OperationNotPermitted(400),
  SubnetNotFound(400),
  TooManyLoadBalancers(400),
  TooManyTags(400),
  UnsupportedProtocol(400);

  private final int status;

  ElbCode(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String shape() {
    return name();
  }
}
