/**
 * CloudWatch's rules: statistics, metric math, and what an alarm makes of values. All of it is
 * pure; when alarms are evaluated, and what follows, is in {@code fleet}.
 */
@NullMarked
package io.github.autoscalinglocal.companion.cloudwatch;

import org.jspecify.annotations.NullMarked;
