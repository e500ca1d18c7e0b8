package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record MetadataOptions(
    @OneOf({"optional", "required"}) String httpTokens,
    Integer httpPutResponseHopLimit,
    @OneOf({"disabled", "enabled"}) String httpEndpoint,
    @OneOf({"disabled", "enabled"}) String httpProtocolIpv6,
    @OneOf({"disabled", "enabled"}) String instanceMetadataTags) {}
