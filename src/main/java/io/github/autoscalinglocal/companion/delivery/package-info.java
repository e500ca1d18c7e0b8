/**
 * What groups tell the outside world, carried to the hosts that the user configured. Nothing is
 * sent anywhere else.
 */
@NullMarked
package io.github.autoscalinglocal.companion.delivery;

import org.jspecify.annotations.NullMarked;
