package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record SecondaryInterface(
    Boolean deleteOnTermination,
    Integer deviceIndex,
    @WireName("PrivateIpAddress") List<SecondaryPrivateIpAddress> privateIpAddresses,
    Integer privateIpAddressCount,
    String secondarySubnetId,
    @OneOf({"secondary"}) String interfaceType,
    Integer networkCardIndex) {}
