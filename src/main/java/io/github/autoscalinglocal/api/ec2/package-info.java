/**
 * EC2 as far as clients of Auto Scaling ask for it: the table of its operations, and what they have
 * in common.
 */
@Ec2Query
package io.github.autoscalinglocal.api.ec2;

import io.github.autoscalinglocal.shape.Ec2Query;
