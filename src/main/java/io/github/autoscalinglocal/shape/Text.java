package io.github.autoscalinglocal.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The API's {@code XmlString...} shapes: a length in characters, and the pattern {@link #PATTERN}
 * (no control characters but CR, LF and TAB).
 */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
  /** The pattern as the API description spells it, and as error messages print it. */
  String PATTERN = "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*";

  int min() default 1;

  int max() default Integer.MAX_VALUE;
}
