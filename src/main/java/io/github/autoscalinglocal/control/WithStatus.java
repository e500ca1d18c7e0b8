package io.github.autoscalinglocal.control;

/** An answer that says no, and is none the less the answer. */
record WithStatus(int status, Object answer) {}
