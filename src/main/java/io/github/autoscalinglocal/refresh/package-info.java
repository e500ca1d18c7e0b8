/**
 * How an instance refresh goes about it: pure functions from what there is in a group to who is
 * updated next, and to how far it has come.
 */
@NullMarked
package io.github.autoscalinglocal.refresh;

import org.jspecify.annotations.NullMarked;
