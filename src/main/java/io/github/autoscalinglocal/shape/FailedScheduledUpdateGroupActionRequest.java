package io.github.autoscalinglocal.shape;

/** What became of one action of a batch. */
public record FailedScheduledUpdateGroupActionRequest(
    @Required @Text(max = 255) String scheduledActionName,
    @Text(max = 64) String errorCode,
    @Text(min = 0) String errorMessage) {}
