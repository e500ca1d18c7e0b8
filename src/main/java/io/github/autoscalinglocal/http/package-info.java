/** Sockets: how requests come in and answers go out. The only package that knows Undertow. */
@NullMarked
package io.github.autoscalinglocal.http;

import org.jspecify.annotations.NullMarked;
