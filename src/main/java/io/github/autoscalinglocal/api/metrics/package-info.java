/** The metrics that a group publishes about itself. */
package io.github.autoscalinglocal.api.metrics;
