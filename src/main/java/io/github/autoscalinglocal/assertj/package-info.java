/** Assertions about groups and decisions, in the manner of AssertJ, which they need. */
@NullMarked
package io.github.autoscalinglocal.assertj;

import org.jspecify.annotations.NullMarked;
