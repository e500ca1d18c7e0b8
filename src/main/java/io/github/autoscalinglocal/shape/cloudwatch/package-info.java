/** Shapes of CloudWatch that requests, answers and the state share. */
package io.github.autoscalinglocal.shape.cloudwatch;
