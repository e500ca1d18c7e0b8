/** An emulator for each test of a class: {@code @AutoScalingLocalTest}. Needs JUnit Jupiter. */
@NullMarked
package io.github.autoscalinglocal.junit;

import org.jspecify.annotations.NullMarked;
