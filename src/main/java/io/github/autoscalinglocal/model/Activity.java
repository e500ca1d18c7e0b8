package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A scaling activity.
 *
 * <p>So many are kept that the objects of one count, for memory and for the garbage collector.
 *
 * @param sequence the order of creation within the region; an object, as it is a key as well
 * @param details what the API calls {@code Details}, before it becomes JSON text
 */
public record Activity(
    String id,
    Long sequence,
    GroupRef group,
    String description,
    String cause,
    Instant startTime,
    Optional<Instant> endTime,
    Status status,
    Details details) {

  private static volatile Optional<Instant> latestEnd = Optional.empty();

  /** The group, which may be gone by the time the activity is read. */
  public record GroupRef(String name, String arn) {}

  /**
   * How far it has come.
   *
   * @param progress percent, never falling
   */
  public record Status(ActivityStatus code, Optional<String> message, int progress) {
    /** How nearly all of them end: those that are kept share it. */
    private static final Status SUCCESS =
        new Status(ActivityStatus.Successful, Optional.empty(), 100);

    private static Status ended(ActivityStatus code, Optional<String> message) {
      return code == ActivityStatus.Successful && message.isEmpty()
          ? SUCCESS
          : new Status(code, message, 100);
    }
  }

  /**
   * Where it happened, and which alarms had it happen.
   *
   * @param invokingAlarms each as the API tells it
   */
  public record Details(
      Optional<String> subnetId, Optional<String> availabilityZone, List<Document> invokingAlarms) {
    public static final Details NONE = new Details(Optional.empty(), Optional.empty());

    public Details(Optional<String> subnetId, Optional<String> availabilityZone) {
      this(subnetId, availabilityZone, List.of());
    }

    public Details with(List<Document> alarms) {
      return new Details(subnetId, availabilityZone, alarms);
    }
  }

  public boolean ended() {
    return endTime.isPresent();
  }

  public Activity withDescription(String next) {
    return new Activity(id, sequence, group, next, cause, startTime, endTime, status, details);
  }

  public Activity withStatus(ActivityStatus code, int progress) {
    return new Activity(
        id,
        sequence,
        group,
        description,
        cause,
        startTime,
        endTime,
        new Status(code, status.message(), progress),
        details);
  }

  /**
   * The same activity at its end: {@code Successful}, {@code Failed} or {@code Cancelled}, at 100
   * percent.
   */
  public Activity ended(ActivityStatus code, Optional<String> message, Instant at) {
    return new Activity(
        id,
        sequence,
        group,
        description,
        cause,
        startTime,
        end(at),
        Status.ended(code, message),
        details);
  }

  /** Most end in the same second as the one before. */
  private static Optional<Instant> end(Instant at) {
    Optional<Instant> end = latestEnd;
    if (end.isEmpty() || !end.get().equals(at)) {
      end = Optional.of(at);
      latestEnd = end;
    }
    return end;
  }
}
