package io.github.autoscalinglocal.error;

/** The codes that Elastic Load Balancing, API version 2015-12-01, describes. */
public enum ElbV2Code implements Code {
  ALPNPolicyNotFound(400),
  AllocationIdNotFound(400),
  AvailabilityZoneNotSupported(400),
  CertificateNotFound(400),
  DuplicateListener(400),
  DuplicateLoadBalancerName(400),
  DuplicateTagKeys(400),
  DuplicateTargetGroupName(400),
  HealthUnavailable(500),
  IncompatibleProtocols(400),
  InvalidConfigurationRequest(400),
  InvalidLoadBalancerAction(400),
  InvalidScheme(400),
  InvalidSecurityGroup(400),
  InvalidSubnet(400),
  InvalidTarget(400),
  ListenerNotFound(400),
  LoadBalancerNotFound(400),
  OperationNotPermitted(400),
  ResourceInUse(400),
  RuleNotFound(400),
  SSLPolicyNotFound(400),
  SubnetNotFound(400),
  TargetGroupAssociationLimit(400),
  TargetGroupNotFound(400),
  TooManyActions(400),
  TooManyCertificates(400),
  TooManyListeners(400),
  TooManyLoadBalancers(400),
  TooManyRegistrationsForTargetId(400),
  TooManyTags(400),
  TooManyTargetGroups(400),
  TooManyTargets(400),
  TooManyUniqueTargetGroupsPerLoadBalancer(400),
  TrustStoreNotFound(400),
  TrustStoreNotReady(400),
  UnsupportedProtocol(400);

  private final int status;

  ElbV2Code(int status) {
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
