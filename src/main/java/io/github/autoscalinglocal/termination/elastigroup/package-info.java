/**
 * The two termination policies of Spot's Elastigroup, which add up scores where AWS narrows step by
 * step. They are plugged in through {@link java.util.ServiceLoader}, as any policy from outside
 * would be. The order of the factors is documented, their weights are not.
 */
@NullMarked
package io.github.autoscalinglocal.termination.elastigroup;

import org.jspecify.annotations.NullMarked;
