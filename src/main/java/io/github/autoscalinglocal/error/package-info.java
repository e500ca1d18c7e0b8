/** Every fault that a caller can meet: its code, HTTP status and exact text. */
@NullMarked
package io.github.autoscalinglocal.error;

import org.jspecify.annotations.NullMarked;
