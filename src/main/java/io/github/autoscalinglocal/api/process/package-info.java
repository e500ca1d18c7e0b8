/** The processes of a group that can be suspended. */
package io.github.autoscalinglocal.api.process;
