package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.elastigroup.Route.Answer;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Scope;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Instances that leave by name, which locks do not hinder: for good, for a while, or taken. */
final class Departures {
  private static final String DETACHED = "spotinst:aws:ec2:detachInstances";
  private static final String TO_DETACH = "instancesToDetach";
  private static final String GROUP = "AutoScalingGroupName";
  private static final String DECREMENT = "ShouldDecrementDesiredCapacity";

  private Departures() {}

  static Answer detach(Call call) {
    Member body = call.body();
    String id = call.variable("id");
    call.engine()
        .write(
            Known.scope(call, id),
            tx -> {
              detach(tx, Known.named(tx, id), body);
              return id;
            });
    return Answer.done(DETACHED);
  }

  /** The older form, in which the instances tell the group. */
  static Answer detachByInstance(Call call) {
    Member body = call.body();
    String first = ids(body, TO_DETACH).get(0);
    call.engine()
        .write(
            Known.scopeOf(call, first),
            tx -> {
              detach(tx, Known.withInstance(tx, first), body);
              return first;
            });
    return Answer.done(DETACHED);
  }

  private static List<String> ids(Member body, String name) {
    List<String> ids = body.texts(name).stream().distinct().toList();
    if (ids.isEmpty()) {
      throw body.missing(name);
    }
    return ids;
  }

  /** Absent flags: they are terminated, and the target is kept. */
  private static void detach(Tx tx, Known known, Member body) {
    boolean terminate = body.flag("shouldTerminateInstances").orElse(true);
    boolean decrement = body.flag("shouldDecrementTargetCapacity").orElse(false);
    body.integer("drainingTimeout", 0, Integer.MAX_VALUE);
    List<String> ids = ids(body, TO_DETACH);
    ids.forEach(known::instance);
    for (String id : ids) {
      Group group = tx.group(known.group().name());
      Instance instance = known.instance(id);
      boolean lowers = decrement && mayLower(group, instance);
      if (terminate) {
        Calls.perform(
            tx,
            "TerminateInstanceInAutoScalingGroup",
            Json.object().put("InstanceId", id).put(DECREMENT, lowers));
      } else {
        Calls.perform(tx, "DetachInstances", moved(group, id).put(DECREMENT, lowers));
      }
    }
  }

  /** The target never goes below the minimum. */
  private static boolean mayLower(Group group, Instance instance) {
    return group.capacity().desired() - instance.units() >= group.capacity().min();
  }

  private static ObjectNode moved(Group group, String instanceId) {
    ObjectNode input = Json.object().put(GROUP, group.name());
    input.putArray("InstanceIds").add(instanceId);
    return input;
  }

  /** It counts no longer, and is not replaced as far as the minimum allows. */
  static Answer enterStandby(Call call) {
    String id = call.variable("id");
    call.engine()
        .write(
            Known.scopeOf(call, id),
            tx -> {
              Known known = Known.withInstance(tx, id);
              boolean lowers = mayLower(known.group(), known.instance(id));
              Calls.perform(tx, "EnterStandby", moved(known.group(), id).put(DECREMENT, lowers));
              return id;
            });
    return Answer.done(Locks.KIND);
  }

  static Answer exitStandby(Call call) {
    String id = call.variable("id");
    call.engine()
        .write(
            Known.scopeOf(call, id),
            tx -> {
              Calls.perform(tx, "ExitStandby", moved(Known.withInstance(tx, id).group(), id));
              return id;
            });
    return Answer.done(Locks.KIND);
  }

  /** The market takes instances, all of them or none. */
  static Answer interrupt(Call call) {
    List<String> ids = ids(call.body(), "instancesToInterrupt");
    TreeSet<Scope> scopes = new TreeSet<>();
    ids.forEach(id -> scopes.add(Known.scopeOf(call, id)));
    if (scopes.size() > 1) {
      throw SpotRefusal.ofRules("The instances are not in one region.");
    }
    call.engine()
        .write(
            scopes.first(),
            tx -> {
              ids.forEach(id -> interrupt(tx, id));
              return ids;
            });
    return Answer.done(Locks.KIND);
  }

  private static void interrupt(Tx tx, String id) {
    Known.withInstance(tx, id);
    OutsideEvents.happen(
            tx,
            tx.region().ec2().instance(id).orElseThrow(() -> SpotRefusal.noInstance(id)),
            OutsideEvents.Kind.SPOT_INTERRUPTION)
        .ifPresent(
            why -> {
              throw SpotRefusal.ofRules("Instance " + id + " " + why + ".");
            });
  }
}
