package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Elastigroup;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Scope;
import java.util.Optional;
import java.util.function.Predicate;

/** A group that Spot's API knows, and what it is in the emulator. */
record Known(Elastigroup elastigroup, Group group) {

  /** One that is there, and is not being deleted. */
  static Optional<Known> find(View view, String id) {
    return view.region().elastigroups().withId(id).flatMap(each -> of(view, each));
  }

  static Optional<Known> of(View view, Elastigroup elastigroup) {
    return view.region()
        .group(elastigroup.group().name())
        .filter(group -> group.ref().equals(elastigroup.group()))
        .filter(group -> !group.work().deleting())
        .map(group -> new Known(elastigroup, group));
  }

  static Known named(View view, String id) {
    return find(view, id).orElseThrow(() -> SpotRefusal.noGroup(id));
  }

  /** Where the account has a group. */
  static Scope scope(Call call, String id) {
    return scope(call, view -> find(view, id).isPresent())
        .orElseThrow(() -> SpotRefusal.noGroup(id));
  }

  /** The group that holds an instance. */
  static Optional<Known> holding(View view, String instanceId) {
    return view.region()
        .groupHolding(instanceId)
        .flatMap(view.region().elastigroups()::of)
        .flatMap(each -> of(view, each))
        .filter(known -> !known.instance(instanceId).lifecycle().isUnknown());
  }

  /** The same; that there is such an instance was asked before, and may have changed since. */
  static Known withInstance(View view, String instanceId) {
    return holding(view, instanceId).orElseThrow(() -> SpotRefusal.noInstance(instanceId));
  }

  /** Where the account has an instance. */
  static Scope scopeOf(Call call, String instanceId) {
    return scope(call, view -> holding(view, instanceId).isPresent())
        .orElseThrow(() -> SpotRefusal.noInstance(instanceId));
  }

  private static Optional<Scope> scope(Call call, Predicate<View> there) {
    return call.scopes().stream()
        .filter(scope -> call.engine().read(scope, there::test))
        .findFirst();
  }

  Instance instance(String id) {
    return group.instance(id).orElseThrow(() -> SpotRefusal.noInstance(id));
  }
}
