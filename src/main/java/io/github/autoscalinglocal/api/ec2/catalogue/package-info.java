/** What there is to launch instances with, and where. */
@Ec2Query
package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.shape.Ec2Query;
