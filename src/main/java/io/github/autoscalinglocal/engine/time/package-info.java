/** The one door for time: what {@code now} is, and how fast it goes. */
@NullMarked
package io.github.autoscalinglocal.engine.time;

import org.jspecify.annotations.NullMarked;
