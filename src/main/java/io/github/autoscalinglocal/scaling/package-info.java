/**
 * How much a group should want, and when: pure functions from what is known of a group, a metric or
 * the calendar to a capacity or an instant.
 */
@NullMarked
package io.github.autoscalinglocal.scaling;

import org.jspecify.annotations.NullMarked;
