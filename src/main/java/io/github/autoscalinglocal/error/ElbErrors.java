package io.github.autoscalinglocal.error;

/** The faults of Classic Load Balancing, as {@link Errors} has those of Auto Scaling. */
public final class ElbErrors {
  private ElbErrors() {}

  /** A rule of the service that it words itself; who calls this says whose words these are. */
  public static ApiException invalid(String sentence) {
    return new ApiException(ErrorCode.ValidationError, sentence);
  }

  public static ApiException loadBalancerNotFound(String name) {
    return new ApiException(
        ElbCode.LoadBalancerNotFound, "There is no ACTIVE Load Balancer named '" + name + "'");
  }

  public static ApiException loadBalancerExists(String name) {
    return new ApiException(
        ElbCode.DuplicateLoadBalancerName,
        "Load Balancer named "
            + name
            + " already exists and it is configured with different"
            + " parameters.");
  }

  /** No text of the service is known. */
  public static ApiException tooManyLoadBalancers(int limit) {
    return new ApiException(
        ElbCode.TooManyLoadBalancers, "You may only have " + limit + " load balancers.");
  }

  public static ApiException instanceNotFound(String id) {
    return new ApiException(ElbCode.InvalidInstance, "Could not find EC2 instance " + id + ".");
  }

  /** No text of the service is known. */
  public static ApiException invalidScheme(String scheme) {
    return new ApiException(
        ElbCode.InvalidScheme,
        "Scheme '" + scheme + "' is not valid. Valid values are internet-facing and internal.");
  }

  /** No text of the service is known. */
  public static ApiException unsupportedProtocol(String protocol) {
    return new ApiException(
        ElbCode.UnsupportedProtocol,
        "Listener protocol '" + protocol + "' must be one of HTTP, HTTPS, TCP and SSL.");
  }

  public static ApiException certificateNotFound(String id) {
    return new ApiException(
        ElbCode.CertificateNotFound, "Server Certificate not found for the key: " + id);
  }

  public static ApiException subnetNotFound(String id) {
    return new ApiException(ElbCode.SubnetNotFound, "The subnet ID '" + id + "' does not exist");
  }

  /** The rule is documented, the sentence is ours. */
  public static ApiException severalSubnetsOfZone(String zone) {
    return new ApiException(
        ElbCode.InvalidConfigurationRequest,
        "Only one subnet can be specified for Availability Zone " + zone + ".");
  }

  /** No text of the service is known. */
  public static ApiException attributeNotFound(String key) {
    return new ApiException(
        ElbCode.LoadBalancerAttributeNotFound,
        "The load balancer attribute '" + key + "' does not exist");
  }

  /** The rules are documented, the sentences are ours. */
  public static ApiException invalidAttribute(String sentence) {
    return new ApiException(ElbCode.InvalidConfigurationRequest, sentence);
  }

  /** No text of the service is known. */
  public static ApiException duplicateTagKeys() {
    return new ApiException(ElbCode.DuplicateTagKeys, "A tag key was specified more than once.");
  }

  /** No text of the service is known. */
  public static ApiException tooManyTags() {
    return new ApiException(
        ElbCode.TooManyTags,
        "The quota for the number of tags that can be assigned to a load balancer has been"
            + " reached.");
  }

  /** No text of the service is known. */
  public static ApiException invalidMarker() {
    return invalid("Marker is not valid");
  }
}
