/**
 * Value records that appear both on the wire and in state, and the annotations that describe wire
 * members. A record component is named as the API names the member, with the first letter in lower
 * case; absent members are {@code null}.
 */
package io.github.autoscalinglocal.shape;
