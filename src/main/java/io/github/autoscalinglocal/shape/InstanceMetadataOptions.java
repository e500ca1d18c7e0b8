package io.github.autoscalinglocal.shape;

/** How instances reach the metadata service. */
public record InstanceMetadataOptions(
    HttpTokens httpTokens,
    @Range(min = 1, max = 64) Integer httpPutResponseHopLimit,
    HttpEndpoint httpEndpoint) {

  public enum HttpTokens implements WireEnum {
    OPTIONAL,
    REQUIRED
  }

  public enum HttpEndpoint implements WireEnum {
    DISABLED,
    ENABLED
  }
}
