package io.github.autoscalinglocal.error;

import java.util.List;

/**
 * The faults of Elastic Load Balancing, API version 2015-12-01, as {@link Errors} has those of Auto
 * Scaling.
 */
public final class ElbV2Errors {
  private ElbV2Errors() {}

  /** A rule of the service that it words itself; the sentence says whose words these are. */
  public static ApiException invalid(String sentence) {
    return new ApiException(ErrorCode.ValidationError, sentence);
  }

  public static ApiException invalidConfiguration(String sentence) {
    return new ApiException(ElbV2Code.InvalidConfigurationRequest, sentence);
  }

  // What requests name.

  public static ApiException noArn(String arn, String kind) {
    return invalid("'" + arn + "' is not a valid " + kind + " ARN");
  }

  public static ApiException loadBalancerNotFound(String arn) {
    return new ApiException(
        ElbV2Code.LoadBalancerNotFound, "Load balancer '" + arn + "' not found");
  }

  public static ApiException loadBalancersNotFound() {
    return new ApiException(ElbV2Code.LoadBalancerNotFound, "One or more load balancers not found");
  }

  public static ApiException loadBalancersNotFound(List<String> names) {
    return new ApiException(
        ElbV2Code.LoadBalancerNotFound, "Load balancers '" + names + "' not found");
  }

  public static ApiException targetGroupNotFound(String arn) {
    return new ApiException(ElbV2Code.TargetGroupNotFound, "Target groups '" + arn + "' not found");
  }

  public static ApiException targetGroupsNotFound() {
    return new ApiException(ElbV2Code.TargetGroupNotFound, "One or more target groups not found");
  }

  public static ApiException listenersNotFound() {
    return new ApiException(ElbV2Code.ListenerNotFound, "One or more listeners not found");
  }

  public static ApiException rulesNotFound() {
    return new ApiException(ElbV2Code.RuleNotFound, "One or more rules not found");
  }

  /** No text of the service is known. */
  public static ApiException trustStoreNotFound(String arn) {
    return new ApiException(ElbV2Code.TrustStoreNotFound, "Trust store '" + arn + "' not found");
  }

  public static ApiException subnetNotFound(String id) {
    return new ApiException(ElbV2Code.SubnetNotFound, "The subnet ID '" + id + "' does not exist");
  }

  /** No text of the service is known. */
  public static ApiException certificateNotFound(String arn) {
    return new ApiException(ElbV2Code.CertificateNotFound, "Certificate '" + arn + "' not found");
  }

  public static ApiException invalidMarker() {
    // No text of the service is known.
    return invalid("Marker is not valid");
  }

  // Names that are taken, and quotas.

  public static ApiException loadBalancerExists(String name) {
    return new ApiException(
        ElbV2Code.DuplicateLoadBalancerName,
        "A load balancer with the same name '" + name + "' exists, but with different settings");
  }

  public static ApiException targetGroupExists(String name) {
    return new ApiException(
        ElbV2Code.DuplicateTargetGroupName,
        "A target group with the same name '" + name + "' exists, but with different settings");
  }

  public static ApiException listenerExists(String loadBalancerArn) {
    return new ApiException(
        ElbV2Code.DuplicateListener,
        "A listener already exists on this port for this load balancer '" + loadBalancerArn + "'");
  }

  /** The code tells which quota; the words are of its description. */
  public static ApiException beyondQuota(ElbV2Code code, String of) {
    return new ApiException(code, "You've reached the limit on the number of " + of + ".");
  }

  /** No text of the service is known. */
  public static ApiException duplicateTagKeys() {
    return new ApiException(ElbV2Code.DuplicateTagKeys, "A tag key was specified more than once.");
  }

  public static ApiException tooManyTags() {
    return beyondQuota(ElbV2Code.TooManyTags, "tags for this resource");
  }

  // What is in use.

  public static ApiException targetGroupInUse(String arn) {
    return new ApiException(
        ElbV2Code.ResourceInUse,
        "Target group '" + arn + "' is currently in use by a listener or a rule");
  }

  public static ApiException targetGroupOfAnother(String arn) {
    return new ApiException(
        ElbV2Code.TargetGroupAssociationLimit,
        "The following target groups cannot be associated with more than one load balancer: "
            + arn);
  }

  public static ApiException deletionProtected(String arn) {
    return new ApiException(
        ElbV2Code.OperationNotPermitted,
        "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
  }

  // Targets.

  public static ApiException targetsNotRunning(String id) {
    return new ApiException(
        ElbV2Code.InvalidTarget,
        "The following targets are not in a running state and cannot be registered: '" + id + "'");
  }

  public static ApiException noInstanceId(String id) {
    return invalid("Instance ID '" + id + "' is not valid");
  }

  /** No text of the service is known. */
  public static ApiException noTarget(String id, String type) {
    return new ApiException(
        ElbV2Code.InvalidTarget, "'" + id + "' is not a valid target of type '" + type + "'");
  }

  // Listeners.

  public static ApiException incompatibleProtocols(String targetGroupArn, String loadBalancer) {
    // No text of the service is known.
    return new ApiException(
        ElbV2Code.IncompatibleProtocols,
        "The protocol of target group '"
            + targetGroupArn
            + "' is not supported by load balancers of type '"
            + loadBalancer
            + "'");
  }

  public static ApiException invalidAction(String sentence) {
    return new ApiException(ElbV2Code.InvalidLoadBalancerAction, sentence);
  }

  public static ApiException sslPolicyNotFound(String name) {
    return new ApiException(ElbV2Code.SSLPolicyNotFound, "SSL policy '" + name + "' not found");
  }
}
