/** The image in a test: a module for Testcontainers, which it needs. */
@NullMarked
package io.github.autoscalinglocal.testcontainers;

import org.jspecify.annotations.NullMarked;
