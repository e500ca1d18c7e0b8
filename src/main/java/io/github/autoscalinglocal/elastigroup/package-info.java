/**
 * Spot's API for Elastigroups of AWS: JSON under {@code /aws/ec2/}, made of the operations of Auto
 * Scaling. A group that is made here is a group as any other; what only Spot says of it is kept
 * beside it.
 */
@NullMarked
package io.github.autoscalinglocal.elastigroup;

import org.jspecify.annotations.NullMarked;
