/** Elastic Load Balancing, API version 2015-12-01, one class per operation. */
package io.github.autoscalinglocal.api.elbv2;
