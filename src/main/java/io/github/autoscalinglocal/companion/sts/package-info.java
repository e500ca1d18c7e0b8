/** Just enough of the Security Token Service: who callers are, and credentials for a while. */
@NullMarked
package io.github.autoscalinglocal.companion.sts;

import org.jspecify.annotations.NullMarked;
