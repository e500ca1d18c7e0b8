package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record PrivateDnsNameOptions(
    @OneOf({"ip-name", "resource-name"}) String hostnameType,
    Boolean enableResourceNameDnsARecord,
    Boolean enableResourceNameDnsAAAARecord) {}
