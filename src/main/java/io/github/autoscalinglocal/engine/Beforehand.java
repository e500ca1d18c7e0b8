package io.github.autoscalinglocal.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What had to be known from other hosts before a unit of work, which waited for it. */
final class Beforehand {
  /** That of events, which wait for nothing. */
  static final Beforehand NOTHING = new Beforehand();

  private final SortedMap<String, Boolean> arrivals = new TreeMap<>();
  private final Map<OutsideCall, Event> answers = new LinkedHashMap<>();

  void arrived(String target, boolean whether) {
    arrivals.put(target, whether);
  }

  /** Whether a message has arrived at its target, if that was tried. */
  Optional<Boolean> arrival(String target) {
    return Optional.ofNullable(arrivals.get(target));
  }

  void answered(OutsideCall call, Event answer) {
    answers.put(call, answer);
  }

  Optional<Event> answer(OutsideCall call) {
    return Optional.ofNullable(answers.get(call));
  }
}
