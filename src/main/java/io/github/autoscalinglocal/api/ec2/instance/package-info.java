/** Instances and what comes with them. */
@Ec2Query
package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.shape.Ec2Query;
