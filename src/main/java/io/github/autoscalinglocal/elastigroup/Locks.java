package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.elastigroup.Route.Answer;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elastigroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/** Locks on instances, which are their protection from scale-in, for a while or for good. */
final class Locks {
  static final String KIND = "spotinst:aws:ec2:instance";

  private Locks() {}

  /** Locks an instance; one that is locked gets the new end, or none. */
  static Answer lock(Call call) {
    Optional<Duration> ttl = call.count("ttlInMinutes").map(Duration::ofMinutes);
    return change(call, true, ttl);
  }

  static Answer unlock(Call call) {
    return change(call, false, Optional.empty());
  }

  private static Answer change(Call call, boolean locked, Optional<Duration> ttl) {
    String instanceId = call.variable("id");
    call.engine()
        .write(
            Known.scopeOf(call, instanceId),
            tx -> {
              Known known = Known.withInstance(tx, instanceId);
              ofProtection(tx, known, instanceId, locked);
              Optional<Instant> until = ttl.map(tx.now()::plus);
              keep(tx, known.elastigroup(), instanceId, until);
              until.ifPresent(
                  end ->
                      tx.schedule(
                          ttl.orElseThrow(),
                          new LockEnds(known.elastigroup().id(), instanceId, end)));
              return instanceId;
            });
    return Answer.done(KIND);
  }

  private static void ofProtection(Tx tx, Known known, String instanceId, boolean locked) {
    var input =
        Json.object()
            .put("AutoScalingGroupName", known.group().name())
            .put("ProtectedFromScaleIn", locked);
    input.putArray("InstanceIds").add(instanceId);
    Calls.perform(tx, "SetInstanceProtection", input);
  }

  /** Ends of instances that have left go with the first that changes after that. */
  private static void keep(
      Tx tx, Elastigroup elastigroup, String instanceId, Optional<Instant> until) {
    TreePMap<String, Instant> locks = elastigroup.locks().minus(instanceId);
    for (String id : elastigroup.locks().keySet()) {
      locks = tx.region().instance(id).isPresent() ? locks : locks.minus(id);
    }
    Elastigroup next =
        elastigroup.withLocks(until.isPresent() ? locks.plus(instanceId, until.get()) : locks);
    tx.update(region -> region.with(region.elastigroups().with(next)));
  }

  /** The time of a lock is over, unless it was given another since. */
  record LockEnds(String elastigroupId, String instanceId, Instant until) implements Event {
    @Override
    public void fire(Tx tx) {
      Known.find(tx, elastigroupId)
          .filter(known -> until.equals(known.elastigroup().locks().get(instanceId)))
          .ifPresent(
              known -> {
                keep(tx, known.elastigroup(), instanceId, Optional.empty());
                known
                    .group()
                    .instance(instanceId)
                    .ifPresent(each -> tx.put(known.group().with(each.withProtection(false))));
              });
    }
  }
}
