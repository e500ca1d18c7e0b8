/** Launch templates. */
@Ec2Query
package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.shape.Ec2Query;
