/** Operations on warm pools. */
package io.github.autoscalinglocal.api.warmpool;
