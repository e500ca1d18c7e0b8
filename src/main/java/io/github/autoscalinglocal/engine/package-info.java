/**
 * Transactions, the agenda and ids, under an interchangeable clock. No Auto Scaling rule lives
 * here.
 */
@NullMarked
package io.github.autoscalinglocal.engine;

import org.jspecify.annotations.NullMarked;
