/** Custom termination policies: the Lambda Invoke API of whatever endpoint the user configured. */
@NullMarked
package io.github.autoscalinglocal.companion.lambda;

import org.jspecify.annotations.NullMarked;
