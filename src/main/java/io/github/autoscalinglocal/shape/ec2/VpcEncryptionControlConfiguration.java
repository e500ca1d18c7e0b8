package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;

public record VpcEncryptionControlConfiguration(
    @Required @OneOf({"enforce", "monitor"}) String mode,
    @OneOf({"disable", "enable"}) String internetGatewayExclusion,
    @OneOf({"disable", "enable"}) String egressOnlyInternetGatewayExclusion,
    @OneOf({"disable", "enable"}) String natGatewayExclusion,
    @OneOf({"disable", "enable"}) String virtualPrivateGatewayExclusion,
    @OneOf({"disable", "enable"}) String vpcPeeringExclusion,
    @OneOf({"disable", "enable"}) String lambdaExclusion,
    @OneOf({"disable", "enable"}) String vpcLatticeExclusion,
    @OneOf({"disable", "enable"}) String elasticFileSystemExclusion) {}
