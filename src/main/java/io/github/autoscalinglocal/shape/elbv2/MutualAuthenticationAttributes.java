package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** Whether clients have to show a certificate. */
public record MutualAuthenticationAttributes(
    String mode,
    String trustStoreArn,
    Boolean ignoreClientCertificateExpiry,
    TrustStoreAssociationStatus trustStoreAssociationStatus,
    OnOff advertiseTrustStoreCaNames) {
  /** Whether the trust store is still there. */
  public enum TrustStoreAssociationStatus implements WireEnum {
    ACTIVE,
    REMOVED
  }
}
