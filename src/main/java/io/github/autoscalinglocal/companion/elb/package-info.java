/** Just enough of Elastic Load Balancing and VPC Lattice: who is registered, and how it fares. */
@NullMarked
package io.github.autoscalinglocal.companion.elb;

import org.jspecify.annotations.NullMarked;
