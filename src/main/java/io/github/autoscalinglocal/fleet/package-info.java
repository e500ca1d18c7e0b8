/**
 * What makes groups follow their wishes: the reconciler, launches, terminations, health, and the
 * events that finish what those begin. Operations change only what is wanted; here it is done.
 */
@NullMarked
package io.github.autoscalinglocal.fleet;

import org.jspecify.annotations.NullMarked;
