/** Metric math: expressions over metrics, read and calculated. */
@NullMarked
package io.github.autoscalinglocal.companion.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
