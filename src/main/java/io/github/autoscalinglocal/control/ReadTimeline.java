package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.companion.cloudwatch.Datapoints;
import io.github.autoscalinglocal.companion.cloudwatch.Point;
import io.github.autoscalinglocal.companion.cloudwatch.Stat;
import io.github.autoscalinglocal.companion.cloudwatch.math.Grid;
import io.github.autoscalinglocal.control.live.Chronicle;
import io.github.autoscalinglocal.control.live.Story;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of a group and of each of its instances, over time. */
final class ReadTimeline implements Endpoint {
  private static final int MOST_ACTIVITIES = 2_000;
  private static final int MOST_METRICS = 8;
  private static final int MOST_POINTS = 1_440;
  private static final List<Integer> PERIODS = List.of(60, 300, 3_600, 86_400);

  private final Engine engine;
  private final Chronicle chronicle;

  ReadTimeline(Engine engine, Chronicle chronicle) {
    this.engine = engine;
    this.chronicle = chronicle;
  }

  /**
   * @param exists whether the group is there still
   * @param from when it begins
   * @param activities the newest first
   */
  private record Answer(
      String group,
      boolean exists,
      Instant from,
      Instant now,
      List<Wish> capacity,
      List<Lane> instances,
      List<GroupAnswer.Done> activities,
      List<Line> metrics) {}

  /** What the group wanted, from when on; nothing once it is gone. */
  private record Wish(
      Instant at,
      Optional<Integer> desiredCapacity,
      Optional<Integer> minSize,
      Optional<Integer> maxSize) {
    static Wish of(Story.Wish wish) {
      return new Wish(
          wish.at(),
          wish.capacity().map(capacity -> capacity.desired()),
          wish.capacity().map(capacity -> capacity.min()),
          wish.capacity().map(capacity -> capacity.max()));
    }
  }

  private record Lane(GroupAnswer.Member instance, boolean gone, List<Span> spans) {
    static Lane of(Story.Lane lane) {
      List<Span> spans = new ArrayList<>();
      List<Story.Step> steps = lane.steps();
      for (int i = 0; i < steps.size(); i++) {
        Story.Step step = steps.get(i);
        Optional<Instant> to =
            i + 1 < steps.size() ? Optional.of(steps.get(i + 1).at()) : Optional.empty();
        step.state().ifPresent(state -> spans.add(new Span(state, step.at(), to)));
      }
      return new Lane(GroupAnswer.Member.of(lane.instance()), lane.isGone(), spans);
    }

    Instant from() {
      return spans.isEmpty() ? instance.launchTime() : spans.get(0).from();
    }
  }

  /**
   * @param to empty while it lasts
   */
  private record Span(String state, Instant from, Optional<Instant> to) {}

  /** A metric, minute by minute or in longer periods. */
  private record Line(String namespace, String name, int period, List<Value> points) {}

  private record Value(Instant at, double value) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    String name = call.variable("name");
    return engine.read(call.scope(), view -> timeline(view, name));
  }

  private Answer timeline(View view, String name) {
    Optional<Group> group = view.region().group(name);
    Optional<Story> story = chronicle.of(view.scope(), name);
    if (story.isEmpty()) {
      ReadGroups.group(view, name); // one that has no history must be there
    }
    List<Wish> wishes = new ArrayList<>();
    story.ifPresent(known -> known.wishes().forEach(wish -> wishes.add(Wish.of(wish))));
    if (wishes.isEmpty()) {
      group.ifPresent(
          present ->
              wishes.add(
                  Wish.of(
                      new Story.Wish(
                          present.identity().createdAt(), Optional.of(present.capacity())))));
    }
    List<Lane> lanes = lanes(group, story);
    Instant from =
        lanes.stream()
            .map(Lane::from)
            .min(Comparator.naturalOrder())
            .filter(first -> first.isBefore(wishes.get(0).at()))
            .orElse(wishes.get(0).at());
    return new Answer(
        name,
        group.isPresent(),
        from,
        view.now(),
        wishes,
        lanes,
        activities(view, name),
        metrics(view, name, from));
  }

  /** Those that nobody has taken notes of have been as they are since their launch. */
  private static List<Lane> lanes(Optional<Group> group, Optional<Story> story) {
    SortedMap<String, Lane> lanes = new TreeMap<>();
    story.ifPresent(known -> known.lanes().forEach((id, lane) -> lanes.put(id, Lane.of(lane))));
    for (Instance instance : group.map(present -> present.instances().values()).orElse(List.of())) {
      if (!instance.lifecycle().isUnknown()) {
        lanes.computeIfAbsent(instance.id(), id -> asItIs(instance));
      }
    }
    return lanes.values().stream().sorted(Comparator.comparing(Lane::from)).toList();
  }

  private static Lane asItIs(Instance instance) {
    Span now = new Span(instance.lifecycle().wire(), instance.launchedAt(), Optional.empty());
    return new Lane(GroupAnswer.Member.of(instance), false, List.of(now));
  }

  private static List<GroupAnswer.Done> activities(View view, String name) {
    return view.region()
        .history()
        .newestOf(name)
        .limit(MOST_ACTIVITIES)
        .map(GroupAnswer.Done::of)
        .toList();
  }

  private static List<Line> metrics(View view, String group, Instant from) {
    Dimension ofGroup = new Dimension("AutoScalingGroupName", group);
    return view.region().cloudWatch().metrics().keySet().stream()
        .filter(id -> id.dimensions().contains(ofGroup))
        .limit(MOST_METRICS)
        .map(id -> line(view, id, from))
        .toList();
  }

  private static Line line(View view, MetricId id, Instant from) {
    long seconds = Duration.between(from, view.now()).toSeconds();
    int period =
        PERIODS.stream()
            .filter(each -> seconds / each < MOST_POINTS)
            .findFirst()
            .orElse(PERIODS.get(PERIODS.size() - 1));
    long end = view.now().getEpochSecond() + 1;
    long begin = Math.max(from.getEpochSecond(), end - (long) MOST_POINTS * period);
    Grid grid = new Grid(begin - Math.floorMod(begin, period), end, period);
    List<Value> values = new ArrayList<>();
    for (Point point :
        Datapoints.of(
            view.region().cloudWatch(),
            id,
            Stat.parse("Average").orElseThrow(),
            Optional.empty(),
            grid)) {
      if (!point.isMissing()) {
        values.add(new Value(Instant.ofEpochSecond(point.at()), point.value()));
      }
    }
    return new Line(id.namespace(), id.name(), period, values);
  }
}
