package io.github.autoscalinglocal.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a request of the older half of CloudWatch, which has its own words for violated constraints:
 * {@code The parameter Namespace is required.}, a line for each, where newer services list them in
 * one sentence.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ParameterErrors {
  /**
   * Whether the code is {@code ValidationError}, as of the framework; else it tells what is missing
   * from what is invalid.
   */
  boolean validationError() default false;
}
