/** What Identity and Access Management keeps as it is on the wire. */
package io.github.autoscalinglocal.shape.iam;
