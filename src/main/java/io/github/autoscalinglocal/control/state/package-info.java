/** The whole world as a document, and back: by the records it is made of, whatever they are. */
@NullMarked
package io.github.autoscalinglocal.control.state;

import org.jspecify.annotations.NullMarked;
