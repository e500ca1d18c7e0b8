package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ElbErrors;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Classic;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.elb.Instance;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What requests name, or a refusal. */
final class Known {
  private static final Pattern INSTANCE = Pattern.compile("i-([0-9a-f]{8}|[0-9a-f]{17})");

  private Known() {}

  static Classic loadBalancer(View view, String name) {
    return Optional.ofNullable(view.region().elb().classic().get(name))
        .orElseThrow(() -> ElbErrors.loadBalancerNotFound(name));
  }

  /** The instances of a load balancer; those that drain are not among them any more. */
  static List<Instance> instances(View view, String name) {
    return view
        .region()
        .elb()
        .targets(TrafficSource.ofClassic(name))
        .orElseThrow()
        .byId()
        .entrySet()
        .stream()
        .filter(each -> each.getValue().health() != Elb.TargetHealth.DRAINING)
        .map(each -> new Instance(each.getKey().id()))
        .toList();
  }

  /** The id of an instance that is there, or could be if references are not strict. */
  static TargetId instance(View view, Instance instance) {
    String id = String.valueOf(instance.instanceId());
    boolean known = view.region().ec2().instance(id).isPresent();
    boolean trusted = view.options().references() == Options.References.LENIENT;
    if (!known && !(trusted && INSTANCE.matcher(id).matches())) {
      throw ElbErrors.instanceNotFound(id);
    }
    return TargetId.of(id);
  }
}
