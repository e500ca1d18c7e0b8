/** The SNS topics that a group notifies of launches and terminations. */
package io.github.autoscalinglocal.api.notification;
