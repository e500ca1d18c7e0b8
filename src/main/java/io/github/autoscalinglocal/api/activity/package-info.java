/** What groups did. */
package io.github.autoscalinglocal.api.activity;
