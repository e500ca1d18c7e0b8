/** What Classic Load Balancing, API version 2012-06-01, keeps as it is on the wire. */
package io.github.autoscalinglocal.shape.elb;
