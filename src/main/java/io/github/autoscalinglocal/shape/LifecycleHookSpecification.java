package io.github.autoscalinglocal.shape;

/**
 * A lifecycle hook that a group is created with.
 *
 * @param heartbeatTimeout seconds
 */
public record LifecycleHookSpecification(
    @Required @Length(min = 1, max = 255) @Matches("[A-Za-z0-9\\-_\\/]+") String lifecycleHookName,
    @Required String lifecycleTransition,
    @Length(min = 1, max = 4000) @Matches("[\\u0009\\u000A\\u000D\\u0020-\\u007e]+")
        String notificationMetadata,
    Integer heartbeatTimeout,
    String defaultResult,
    @Text(min = 0, max = 255) String notificationTargetARN,
    @Text(max = 255) String roleARN) {}
