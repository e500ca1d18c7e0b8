/** Instance refreshes. */
package io.github.autoscalinglocal.api.refresh;
