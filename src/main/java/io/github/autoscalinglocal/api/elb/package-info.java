/** Classic Load Balancing, API version 2012-06-01, one class per operation. */
package io.github.autoscalinglocal.api.elb;
