/** The Security Token Service, one class per operation. */
package io.github.autoscalinglocal.api.sts;
