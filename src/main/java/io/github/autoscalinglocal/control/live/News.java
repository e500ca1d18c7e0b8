package io.github.autoscalinglocal.control.live;

import io.github.autoscalinglocal.engine.Engine.ClockState;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that has happened, component by component as it is told. */
public sealed interface News {
  /** The word by which those who listen tell it from others. */
  String kind();

  /** A scaling activity has begun, or has got on. */
  record OfActivity(
      String account,
      String region,
      Instant at,
      String group,
      String activityId,
      String statusCode,
      int progress,
      Instant startTime,
      Optional<Instant> endTime,
      String description,
      String cause,
      Optional<String> statusMessage)
      implements News {
    static OfActivity of(Scope scope, Instant at, Activity activity) {
      return new OfActivity(
          scope.account(),
          scope.region(),
          at,
          activity.group().name(),
          activity.id(),
          activity.status().code().wire(),
          activity.status().progress(),
          activity.startTime(),
          activity.endTime(),
          activity.description(),
          activity.cause(),
          activity.status().message());
    }

    @Override
    public String kind() {
      return "activity";
    }
  }

  /**
   * An instance has gone from one state of its life to another.
   *
   * @param from empty for one that has come
   * @param to empty for one that has left
   */
  record OfLifecycle(
      String account,
      String region,
      Instant at,
      String group,
      String instanceId,
      String availabilityZone,
      Optional<String> from,
      Optional<String> to)
      implements News {
    @Override
    public String kind() {
      return "lifecycle";
    }
  }

  /** A scale-in was decided; {@code /_local/decisions} tells why so. */
  record OfDecision(
      String account, String region, Instant at, String group, int count, List<String> victims)
      implements News {
    @Override
    public String kind() {
      return "decision";
    }
  }

  /**
   * A group has come, is of another size or kind, or is gone.
   *
   * @param desiredCapacity and the others are empty for one that is gone
   */
  record OfGroup(
      String account,
      String region,
      Instant at,
      String group,
      Optional<Integer> desiredCapacity,
      Optional<Integer> minSize,
      Optional<Integer> maxSize)
      implements News {
    @Override
    public String kind() {
      return "group";
    }
  }

  /**
   * Something beside groups and activities is another.
   *
   * @param what {@code faults}, {@code market}, {@code messages}, {@code metrics}, {@code loads}
   */
  record OfRegion(String account, String region, Instant at, List<String> what) implements News {
    @Override
    public String kind() {
      return "change";
    }
  }

  /** The clock was moved, or goes on in another way. */
  record OfClock(
      Instant now, String mode, double speed, Optional<Instant> nextEvent, int pendingEvents)
      implements News {
    static OfClock of(ClockState clock) {
      return new OfClock(
          clock.now(),
          clock.mode().kind().wire(),
          clock.mode().speed(),
          clock.nextEvent(),
          clock.pendingEvents());
    }

    @Override
    public String kind() {
      return "clock";
    }
  }

  /** All that was there, or a part of it, is forgotten, or another state was put in its place. */
  record OfReset(Instant at) implements News {
    @Override
    public String kind() {
      return "reset";
    }
  }
}
