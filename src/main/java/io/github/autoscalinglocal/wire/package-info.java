/**
 * AWS protocols: from the bytes of a request to a record, and from a record or a fault to the bytes
 * of an answer. No operation is known here by name; the record classes say everything.
 */
@NullMarked
package io.github.autoscalinglocal.wire;

import org.jspecify.annotations.NullMarked;
