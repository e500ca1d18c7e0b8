/**
 * How fast and how small the emulator is: {@code mvn -Pbench verify} measures and prints a table.
 * Machines differ and are noisy, so what counts are ratios of things measured in turn in one run.
 */
@NullMarked
package io.github.autoscalinglocal.bench;

import org.jspecify.annotations.NullMarked;
