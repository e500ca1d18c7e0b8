/** Operations on scheduled actions. */
package io.github.autoscalinglocal.api.schedule;
