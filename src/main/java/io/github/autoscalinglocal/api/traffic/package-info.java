/**
 * Load balancers, target groups and other traffic sources of a group: three families of operations
 * over one list of attachments.
 */
package io.github.autoscalinglocal.api.traffic;
