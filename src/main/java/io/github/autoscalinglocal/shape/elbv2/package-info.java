/** What Elastic Load Balancing, API version 2015-12-01, keeps as it is on the wire. */
package io.github.autoscalinglocal.shape.elbv2;
