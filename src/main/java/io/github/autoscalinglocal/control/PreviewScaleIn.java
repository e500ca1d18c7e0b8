package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.api.group.Rules;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.fleet.Facts;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.util.List;

/**
 * Who would go if a group shrank now, and why; or if it had other policies, or other instances were
 * protected. Nothing changes.
 */
final class PreviewScaleIn implements Endpoint {
  private final Engine engine;

  PreviewScaleIn(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Object answer(Call call) {
    call.allow("count", "policy", "protect", "unprotect");
    int count = call.count("count").orElse(1);
    Explanation explanation =
        engine.read(
            call.scope(),
            view -> {
              Group group = ReadGroups.group(view, call.variable("name"));
              Group asIf =
                  protecting(
                      protecting(group, call.all("protect"), true), call.all("unprotect"), false);
              return preview(view, asIf, count, call.all("policy"));
            });
    return call.wantsText() ? PlainText.of(ExplanationText.of(explanation)) : explanation;
  }

  /**
   * @param policies in the place of the group's; none for the group's own
   */
  static Explanation preview(View view, String name, int count, List<String> policies) {
    return preview(view, ReadGroups.group(view, name), count, policies);
  }

  private static Group protecting(Group group, List<String> instanceIds, boolean isProtected) {
    Group next = group;
    for (String id : instanceIds) {
      Instance instance =
          group
              .instance(id)
              .orElseThrow(
                  () ->
                      Refusal.notFound(
                          "There is no instance '%s' in the group '%s'."
                              .formatted(id, group.name())));
      next = next.with(instance.withProtection(isProtected));
    }
    return next;
  }

  private static Explanation preview(View view, Group group, int count, List<String> policies) {
    check(policies);
    int desired = Math.max(0, group.actualCapacity() - count);
    return VictimSelector.select(
            Facts.of(
                view,
                group,
                desired,
                policies.isEmpty() ? group.scaleIn().terminationPolicies() : policies))
        .explanation();
  }

  /** What no group could have is refused as the API refuses it. */
  private static void check(List<String> policies) {
    try {
      Rules.terminationPolicies(policies);
    } catch (ApiException refusal) {
      throw Refusal.invalid(refusal.text());
    }
  }
}
