package io.github.autoscalinglocal.engine;

/**
 * A question to another host, as data. It is asked without the lock; its answer comes back as an
 * event.
 */
public interface OutsideCall {}
