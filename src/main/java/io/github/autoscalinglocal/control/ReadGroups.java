package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import java.util.List;

/** Groups at a glance. */
final class ReadGroups {
  private ReadGroups() {}

  private record Answer(List<GroupAnswer> groups) {}

  static Endpoint all(Engine engine) {
    return call -> {
      call.allow();
      return engine.read(
          call.scope(),
          view ->
              new Answer(
                  view.region().groups().values().stream()
                      .map(group -> GroupAnswer.of(view, group))
                      .toList()));
    };
  }

  static Endpoint one(Engine engine) {
    return call -> {
      call.allow();
      GroupAnswer group =
          engine.read(
              call.scope(), view -> GroupAnswer.of(view, group(view, call.variable("name"))));
      return call.wantsText() ? PlainText.of(group.text()) : group;
    };
  }

  /** The group of that name. */
  static Group group(View view, String name) {
    return view.region()
        .group(name)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "There is no group '%s' in account %s, region %s."
                        .formatted(name, view.scope().account(), view.scope().region())));
  }
}
