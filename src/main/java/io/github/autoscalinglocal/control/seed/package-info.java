/** A world set up by one document: what is to be there, and since when. */
@NullMarked
package io.github.autoscalinglocal.control.seed;

import org.jspecify.annotations.NullMarked;
