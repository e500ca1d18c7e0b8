/** Operations on single instances. */
package io.github.autoscalinglocal.api.instance;
