package io.github.autoscalinglocal.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds, inclusive, on the characters of a string or the elements of a list. */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Length {
  int min() default 0;

  int max() default Integer.MAX_VALUE;
}
