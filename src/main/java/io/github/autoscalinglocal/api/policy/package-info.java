/** Operations on scaling policies. */
package io.github.autoscalinglocal.api.policy;
