/**
 * The operations of the API: one class each, and one table of all. What a member may be is said
 * beside it; absent members are {@code null}.
 */
package io.github.autoscalinglocal.api;
