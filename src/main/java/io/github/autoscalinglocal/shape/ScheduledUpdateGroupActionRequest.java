package io.github.autoscalinglocal.shape;

import java.time.Instant;

/** A scheduled action as it is put; what is missing of one that exists stays as it is. */
public record ScheduledUpdateGroupActionRequest(
    @Required @Text(max = 255) String scheduledActionName,
    Instant startTime,
    Instant endTime,
    @Text(max = 255) String recurrence,
    Integer minSize,
    Integer maxSize,
    Integer desiredCapacity,
    @Text(max = 255) String timeZone) {}
