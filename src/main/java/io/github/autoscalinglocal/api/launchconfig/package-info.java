/** Operations on launch configurations. */
package io.github.autoscalinglocal.api.launchconfig;
