/** How other hosts are asked. */
@NullMarked
package io.github.autoscalinglocal.companion.http;

import org.jspecify.annotations.NullMarked;
