/** What holds for the whole account. */
package io.github.autoscalinglocal.api.account;
