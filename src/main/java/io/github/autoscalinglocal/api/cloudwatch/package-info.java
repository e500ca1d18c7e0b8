/** The operations of CloudWatch. */
package io.github.autoscalinglocal.api.cloudwatch;
