package io.github.autoscalinglocal.shape;

/** How instances reach the metadata service. */
public record InstanceMetadataOptions(
    HttpTokens httpTokens,
    @Range(min = 1, max = 64) Integer httpPutResponseHopLimit,
    HttpEndpoint httpEndpoint) {

  public enum HttpTokens implements WireEnum {
    OPTIONAL("optional"),
    REQUIRED("required");

    private final String wire;

    HttpTokens(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  public enum HttpEndpoint implements WireEnum {
    DISABLED("disabled"),
    ENABLED("enabled");

    private final String wire;

    HttpEndpoint(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
