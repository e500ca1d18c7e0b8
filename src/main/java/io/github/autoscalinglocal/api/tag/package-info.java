/** The tags of groups. */
package io.github.autoscalinglocal.api.tag;
