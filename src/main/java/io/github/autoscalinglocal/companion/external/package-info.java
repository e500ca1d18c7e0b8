/**
 * The EC2 of another host, for whoever wants groups to live there instead of in the embedded store.
 */
@NullMarked
package io.github.autoscalinglocal.companion.external;

import org.jspecify.annotations.NullMarked;
