package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record TemplateSecondaryInterface(
    Boolean deleteOnTermination,
    Integer deviceIndex,
    @WireName(value = "PrivateIpAddress", answer = "privateIpAddressesSet")
        List<TemplateSecondaryPrivateIpAddress> privateIpAddresses,
    Integer privateIpAddressCount,
    String secondarySubnetId,
    @OneOf({"secondary"}) String interfaceType,
    Integer networkCardIndex) {}
