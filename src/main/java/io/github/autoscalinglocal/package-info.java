/** The emulator as a whole: embedded, or started from the command line. */
@NullMarked
package io.github.autoscalinglocal;

import org.jspecify.annotations.NullMarked;
