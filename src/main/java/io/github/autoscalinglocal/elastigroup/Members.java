package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.elastigroup.Route.Answer;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is told of the instances of a group. */
final class Members {
  private Members() {}

  static Answer status(Call call) {
    String id = call.variable("id");
    return call.engine()
        .read(
            Known.scope(call, id),
            view -> {
              Known known = Known.named(view, id);
              String product = Making.document(known).product();
              return new Answer(
                  "spotinst:aws:ec2:group",
                  active(known).stream().map(each -> status(view, known, each, product)).toList());
            });
  }

  static Answer healthiness(Call call) {
    String id = call.variable("id");
    return call.engine()
        .read(
            Known.scope(call, id),
            view -> {
              Known known = Known.named(view, id);
              return new Answer(
                  "spotinst:aws:ec2:group:instanceHealthiness",
                  active(known).stream()
                      .filter(each -> !each.lifecycle().isUnknown())
                      .map(each -> healthiness(view, known, each))
                      .toList());
            });
  }

  static Answer read(Call call) {
    String id = call.variable("id");
    return call.engine()
        .read(
            Known.scopeOf(call, id),
            view -> {
              Instance instance = Known.withInstance(view, id).instance(id);
              ObjectNode item =
                  Json.object()
                      .put("instanceId", id)
                      .put(
                          "lifeCycleState",
                          instance.lifecycle().isTerminating() ? "TERMINATING" : "ACTIVE");
              return new Answer("spotinst:aws:ec2:instance", List.of(item));
            });
  }

  /** Of what has no id yet only Spot requests can be told. */
  private static List<Instance> active(Known known) {
    return known.group().instances().values().stream()
        .filter(each -> !each.lifecycle().isWarmed())
        .filter(each -> !each.lifecycle().isUnknown() || isSpot(each))
        .toList();
  }

  static boolean isSpot(Instance instance) {
    return instance.machine().option() == PurchaseOption.SPOT;
  }

  /** The request that an instance came from: null says that it is on-demand. */
  static @Nullable String request(Instance instance) {
    return isSpot(instance) ? InstanceParts.spotRequestId(instance.id()) : null;
  }

  private static ObjectNode status(View view, Known known, Instance instance, String product) {
    boolean locked = instance.protectedFromScaleIn();
    return Json.object()
        .put("spotInstanceRequestId", request(instance))
        .put("instanceId", instance.lifecycle().isUnknown() ? null : instance.id())
        .put("instanceType", instance.machine().type())
        .put("product", product)
        .put("groupId", known.elastigroup().id())
        .put("availabilityZone", instance.zone())
        .put("privateIp", privateIp(view, instance))
        .putNull("publicIp")
        .putNull("ipv6Address")
        .put("createdAt", Json.moment(instance.launchedAt()))
        .put("status", status(instance))
        .put("lockStatus", locked ? "locked" : "unlocked")
        .put(
            "protectedUntil",
            Json.moment(
                Optional.ofNullable(known.elastigroup().locks().get(instance.id()))
                    .filter(until -> locked)));
  }

  /** The states of Spot requests; on-demand ones have no documented words. */
  private static String status(Instance instance) {
    if (instance.lifecycle().isUnknown()) {
      return "pending-evaluation";
    }
    if (instance.lifecycle().isTerminating()) {
      return isSpot(instance) ? "marked-for-termination" : "shutting-down";
    }
    return isSpot(instance) ? "fulfilled" : "running";
  }

  private static @Nullable String privateIp(View view, Instance instance) {
    return view.region()
        .ec2()
        .instance(instance.id())
        .map(machine -> machine.setup().networking().address())
        .filter(address -> !address.isEmpty())
        .orElse(null);
  }

  private static ObjectNode healthiness(View view, Known known, Instance instance) {
    return Json.object()
        .put("instanceId", instance.id())
        .put("spotRequestId", request(instance))
        .put("groupId", known.elastigroup().id())
        .put("availabilityZone", instance.zone())
        .put("lifeCycle", isSpot(instance) ? "SPOT" : "ON-DEMAND")
        .put("healthStatus", health(instance))
        .put("privateIp", privateIp(view, instance));
  }

  private static String health(Instance instance) {
    if (!instance.health().healthy()) {
      return "UNHEALTHY";
    }
    return instance.lifecycle() == Lifecycle.IN_SERVICE ? "HEALTHY" : "INSUFFICIENT_DATA";
  }
}
