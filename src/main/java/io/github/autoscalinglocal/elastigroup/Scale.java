package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.elastigroup.Route.Answer;
import io.github.autoscalinglocal.elastigroup.Route.Endpoint;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scaling by hand, which no suspension stops. What it comes to is answered, so the reconciler looks
 * at once; beyond the bounds there is nothing to do, and nothing is refused.
 */
final class Scale {
  private static final String KIND = "spotinst:aws:ec2:scale";

  private Scale() {}

  static Endpoint up() {
    return call -> scale(call, 1);
  }

  static Endpoint down() {
    return call -> scale(call, -1);
  }

  private static Answer scale(Call call, int sign) {
    String id = call.variable("id");
    long by =
        call.count("adjustment")
            .orElseThrow(() -> SpotRefusal.invalid("query:adjustment", "is required"));
    return call.engine()
        .write(
            Known.scope(call, id),
            tx -> {
              Group before = Known.named(tx, id).group();
              want(tx, before, by * sign);
              Reconciler.atOnce(tx, before.name());
              Group after = tx.group(before.name());
              return new Answer(
                  KIND, List.of(sign > 0 ? launched(before, after) : victims(before, after)));
            });
  }

  private static void want(Tx tx, Group group, long change) {
    Capacity capacity = group.capacity();
    long wanted = Math.max(capacity.min(), Math.min(capacity.max(), capacity.desired() + change));
    Calls.perform(
        tx,
        "SetDesiredCapacity",
        Json.object()
            .put("AutoScalingGroupName", group.name())
            .put("DesiredCapacity", (int) wanted));
  }

  private static ObjectNode launched(Group before, Group after) {
    ObjectNode item = Json.object();
    ArrayNode requests = item.putArray("newSpotRequests");
    ArrayNode instances = item.putArray("newInstances");
    for (Instance instance : after.counted().toList()) {
      if (before.instance(instance.id()).filter(Instance::counts).isEmpty()) {
        ObjectNode of =
            Members.isSpot(instance)
                ? requests.addObject().put("spotInstanceRequestId", Members.request(instance))
                : instances.addObject().put("instanceId", instance.id());
        of.put("availabilityZone", instance.zone()).put("instanceType", instance.machine().type());
      }
    }
    return item;
  }

  private static ObjectNode victims(Group before, Group after) {
    ObjectNode item = Json.object();
    ArrayNode requests = item.putArray("victimSpotRequests");
    ArrayNode instances = item.putArray("victimInstances");
    for (Instance instance : before.counted().toList()) {
      if (after.instance(instance.id()).filter(Instance::counts).isEmpty()) {
        if (Members.isSpot(instance)) {
          requests
              .addObject()
              .put("spotInstanceRequestId", Members.request(instance))
              .put("instanceId", instance.id());
        } else {
          instances.addObject().put("instanceId", instance.id());
        }
      }
    }
    return item;
  }
}
