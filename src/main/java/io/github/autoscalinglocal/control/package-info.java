/** The emulator's own endpoints: JSON under {@code /_local/}, never a part of the AWS API. */
@NullMarked
package io.github.autoscalinglocal.control;

import org.jspecify.annotations.NullMarked;
