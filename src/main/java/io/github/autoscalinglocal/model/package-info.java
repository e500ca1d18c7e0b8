/**
 * The state of one account in one region, as immutable records. Nothing here is ever {@code null}.
 */
@NullMarked
package io.github.autoscalinglocal.model;

import org.jspecify.annotations.NullMarked;
