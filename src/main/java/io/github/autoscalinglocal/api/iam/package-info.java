/** Identity and Access Management, one class per operation. */
package io.github.autoscalinglocal.api.iam;
