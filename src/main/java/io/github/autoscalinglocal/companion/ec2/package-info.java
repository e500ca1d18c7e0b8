/** Just enough of EC2 for groups: zones, subnets, launch templates, images and a market. */
@NullMarked
package io.github.autoscalinglocal.companion.ec2;

import org.jspecify.annotations.NullMarked;
