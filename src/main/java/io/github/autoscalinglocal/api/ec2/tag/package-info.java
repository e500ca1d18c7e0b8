/** Tags. */
@Ec2Query
package io.github.autoscalinglocal.api.ec2.tag;

import io.github.autoscalinglocal.shape.Ec2Query;
