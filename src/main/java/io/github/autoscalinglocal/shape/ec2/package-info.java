/** The shapes of EC2 that requests send, and that answers and the state have too. */
@Ec2Query
package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.Ec2Query;
