/** What happens while it happens: for those who listen, and for the time line of a group. */
@NullMarked
package io.github.autoscalinglocal.control.live;

import org.jspecify.annotations.NullMarked;
