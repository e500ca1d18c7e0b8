/** VPCs, subnets, security groups, and what is around them. */
@Ec2Query
package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.shape.Ec2Query;
