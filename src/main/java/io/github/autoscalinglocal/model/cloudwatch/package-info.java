/** What one account has in CloudWatch in one region, as immutable values: metrics and alarms. */
@NullMarked
package io.github.autoscalinglocal.model.cloudwatch;

import org.jspecify.annotations.NullMarked;
