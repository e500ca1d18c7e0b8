/**
 * Who goes when a group shrinks, and why: pure functions from what is known of a group to its
 * victims.
 */
@NullMarked
package io.github.autoscalinglocal.termination;

import org.jspecify.annotations.NullMarked;
