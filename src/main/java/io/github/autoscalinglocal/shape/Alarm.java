package io.github.autoscalinglocal.shape;

/** A CloudWatch alarm of a scaling policy. */
public record Alarm(@Text(max = 255) String alarmName, @Text(max = 1600) String alarmARN) {}
