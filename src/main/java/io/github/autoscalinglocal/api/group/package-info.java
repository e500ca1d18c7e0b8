/** Operations on groups as a whole. */
package io.github.autoscalinglocal.api.group;
