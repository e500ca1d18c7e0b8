/** Lifecycle hooks. */
package io.github.autoscalinglocal.api.hook;
