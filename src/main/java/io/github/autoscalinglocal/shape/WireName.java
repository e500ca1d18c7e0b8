package io.github.autoscalinglocal.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name on the wire where it is not the member's own, and the element name of a list where it is
 * not {@code member}.
 */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WireName {
  String value() default "";

  String item() default "member";
}
