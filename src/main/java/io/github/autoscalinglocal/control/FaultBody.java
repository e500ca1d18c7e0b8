package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Fault.Effect;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Fault.Match;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A fault as JSON, in the same form when it is set and when it is shown. */
public record FaultBody(
    Optional<String> id,
    Optional<String> kind,
    Optional<Place> match,
    Optional<Integer> times,
    Optional<Double> probability,
    Optional<Integer> status,
    Optional<String> code,
    Optional<String> message,
    Optional<String> delay) {
  static final Services SERVICES = new Services();
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9._:]{0,127}");

  /** What an activity can tell, and XML can carry. */
  private static final Pattern MESSAGE =
      Pattern.compile("[^\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}]{1,1023}");

  private static final Duration LONGEST_DELAY = Duration.ofDays(365);

  public record Place(
      Optional<String> group,
      Optional<String> availabilityZone,
      Optional<String> instanceType,
      Optional<String> operation) {
    static final Place ANYWHERE =
        new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static FaultBody of(Fault fault) {
    Match match = fault.match();
    Effect effect = fault.effect();
    return new FaultBody(
        Optional.of(fault.id()),
        Optional.of(fault.kind().wire()),
        Optional.of(
            new Place(
                match.group(), match.availabilityZone(), match.instanceType(), match.operation())),
        fault.times(),
        Optional.of(fault.probability()),
        effect.status(),
        effect.code(),
        effect.message(),
        effect.delay().map(Duration::toString));
  }

  /**
   * The fault, if it is one.
   *
   * @param at where it stands in the body, to go before the names of its fields
   * @param newId for a fault that does not bring its own
   */
  Fault read(String at, String newId) {
    Kind known = kind(at);
    checkFields(at, known);
    checkValues(at);
    Optional<Duration> wait = delay.map(text -> Moments.duration(at + "delay", text));
    check(at + "delay", wait, t -> t.compareTo(LONGEST_DELAY) <= 0, "at most " + LONGEST_DELAY);
    if (known == Kind.SLOW_LAUNCH && wait.isEmpty()) {
      throw Refusal.invalid("A slow launch needs a field '%sdelay'.".formatted(at));
    }
    Place where = place();
    return new Fault(
        id.orElse(newId),
        known,
        new Match(where.group(), where.availabilityZone(), where.instanceType(), where.operation()),
        times,
        probability.orElse(1.0),
        new Effect(status, code, message, wait));
  }

  private Place place() {
    return match.orElse(Place.ANYWHERE);
  }

  private Kind kind(String at) {
    List<Kind> kinds = Arrays.asList(Kind.values());
    return kinds.stream()
        .filter(each -> each.wire().equals(kind.orElse("")))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "Field '%skind' must be one of %s."
                        .formatted(
                            at, kinds.stream().map(Kind::wire).collect(Collectors.joining(", ")))));
  }

  /** A field that means nothing to a kind would make a fault that is not what it looks like. */
  private void checkFields(String at, Kind known) {
    List<String> meant =
        switch (known) {
          case INSUFFICIENT_CAPACITY ->
              List.of("match.group", "match.availabilityZone", "match.instanceType", "message");
          case LAUNCH_ERROR ->
              List.of(
                  "match.group", "match.availabilityZone", "match.instanceType", "code", "message");
          case SLOW_LAUNCH ->
              List.of("match.group", "match.availabilityZone", "match.instanceType", "delay");
          case TERMINATE_ERROR ->
              List.of(
                  "match.group",
                  "match.availabilityZone",
                  "match.instanceType",
                  "message",
                  "delay");
          case LAMBDA_ERROR -> List.of("match.group", "message");
          case THROTTLE, API_ERROR ->
              List.of("match.group", "match.operation", "status", "code", "message");
        };
    Map<String, Optional<?>> given = new LinkedHashMap<>();
    given.put("match.group", place().group());
    given.put("match.availabilityZone", place().availabilityZone());
    given.put("match.instanceType", place().instanceType());
    given.put("match.operation", place().operation());
    given.put("status", status);
    given.put("code", code);
    given.put("message", message);
    given.put("delay", delay);
    given.forEach(
        (field, value) -> {
          if (value.isPresent() && !meant.contains(field)) {
            throw Refusal.invalid(
                "Field '%s%s' has no place in a fault of kind '%s'; there are %s."
                    .formatted(at, field, known.wire(), String.join(", ", meant)));
          }
        });
  }

  private void checkValues(String at) {
    check(at + "id", id, text -> ID.matcher(text).matches(), "1 to 64 letters, digits, '.-_'");
    check(at + "times", times, number -> number > 0, "above 0, or null");
    check(at + "probability", probability, p -> p > 0 && p <= 1, "above 0 and at most 1");
    check(
        at + "match.operation",
        place().operation(),
        name -> SERVICES.all().stream().anyMatch(service -> service.find(name).isPresent()),
        "an operation such as SetDesiredCapacity");
    check(at + "status", status, number -> number >= 400 && number < 600, "from 400 to 599");
    check(at + "code", code, text -> CODE.matcher(text).matches(), "a code such as Throttling");
    check(
        at + "message",
        message,
        text -> MESSAGE.matcher(text).matches(),
        "1 to 1023 characters, none of them a control character");
  }

  private static <T> void check(
      String field, Optional<T> value, Predicate<T> holds, String condition) {
    if (value.isPresent() && !holds.test(value.get())) {
      throw Refusal.invalid("Field '%s' must be %s.".formatted(field, condition));
    }
  }
}
