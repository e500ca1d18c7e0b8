package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that the service or EC2 takes time over. Waits that a user asked for, such as cooldowns
 * and hook timeouts, are not among them.
 */
public enum Timing {
  /** From a change of what is wanted to the activity that follows. */
  RECONCILE("reconcile", 0, 5),
  /** From the start of a launch to the moment the instance is known and shown. */
  INSTANCE_ID("instanceId", 0, 2),
  /** From there until the instance runs. */
  BOOT("boot", 0, 30),
  /**
   * From there, or from the end of a launch hook, until it is registered with its load balancers.
   */
  REGISTER("register", 0, 2),
  /** The longest that a load balancer drains a target; else its deregistration delay counts. */
  DRAIN("drain", 0, 3600),
  /** From the order to EC2 to stop an instance for the warm pool until that has happened. */
  STOP("stop", 0, 45),
  /** The same, to hibernate it. */
  HIBERNATE("hibernate", 0, 60),
  /** From the order to EC2 to start an instance of the warm pool until it runs. */
  START("start", 0, 20),
  /** From the order to EC2 to terminate until that has happened. */
  TERMINATE("terminate", 0, 40),
  /** Until a new load balancer is there. */
  LOAD_BALANCER("loadBalancer", 0, 120),
  /** To detach an instance, or to move it to standby, when nothing has to drain. */
  DETACH("detach", 0, 5),
  /** To replace the root volume of an instance. */
  ROOT_VOLUME("rootVolume", 0, 60),
  /** Until a health check notices that something happened to an instance. */
  HEALTH_CHECK("healthCheck", 0, 60),
  /** How long a failed status check is tolerated: a few minutes in reality. */
  IMPAIRED("impaired", 0, 180),
  /** From the notice of a Spot interruption to the interruption. */
  SPOT_NOTICE("spotNotice", 0, 120),
  /**
   * Until a custom termination function that answered nothing is asked again; never zero, or it
   * would be asked for ever at one instant.
   */
  FUNCTION_RETRY("functionRetry", 5, 5),
  /** Between two looks at what became of instances in the EC2 of another host; never zero. */
  EXTERNAL_LOOK("externalLook", 60, 60);

  private final String label;
  private final Duration instant;
  private final Duration realistic;

  Timing(String label, int instantSeconds, int realisticSeconds) {
    this.label = label;
    this.instant = Duration.ofSeconds(instantSeconds);
    this.realistic = Duration.ofSeconds(realisticSeconds);
  }

  /** Its name in the settings. */
  public String label() {
    return label;
  }

  Duration instant() {
    return instant;
  }

  Duration realistic() {
    return realistic;
  }

  static Optional<Timing> named(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }
}
