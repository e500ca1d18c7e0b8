package io.github.autoscalinglocal.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class an Amazon EC2 Auto Scaling of its own, whose clock only the test
 * moves:
 *
 * <pre>{@code
 * @AutoScalingLocalTest
 * class ScalerTest {
 *   @Test
 *   void scalesInAtNight(AutoScalingClient client, EmulatorClock clock) {
 *     ...
 *     clock.advance(Duration.ofHours(8));
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>{@link AutoScalingLocalExtension} tells what a test may ask for. Nested classes use the server
 * of the class around them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(AutoScalingLocalExtension.class)
public @interface AutoScalingLocalTest {
  /**
   * Settings as on the command line, without the dashes: {@code "timings=realistic"}, {@code
   * "seed=7"}.
   */
  String[] settings() default {};
}
