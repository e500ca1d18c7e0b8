package io.github.autoscalinglocal.model.ec2;

/**
 * A part of a VPC in one zone.
 *
 * @param defaultForZone whether instances go there that are launched into its zone only
 * @param mapsPublicIp whether instances that are launched there get public addresses
 */
public record Subnet(
    String id,
    String zone,
    String vpcId,
    String cidrBlock,
    boolean defaultForZone,
    boolean mapsPublicIp) {

  public Subnet withPublicIp(boolean next) {
    return new Subnet(id, zone, vpcId, cidrBlock, defaultForZone, next);
  }
}
