package io.github.autoscalinglocal.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a package: its records speak EC2's dialect of the Query protocol. Lists are numbered without
 * {@code member} between name and number, answers name their members with a lower-case first letter
 * and the elements of lists {@code item}, and refusals have EC2's own words.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Ec2Query {}
