package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.companion.elb.TargetStates;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.shape.elbv2.TargetDescription;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import io.github.autoscalinglocal.shape.elbv2.TargetType;
import java.util.regex.Pattern;

/** What can be registered with which target group. */
final class TargetRules {
  private static final Pattern INSTANCE = Pattern.compile("i-([0-9a-f]{8}|[0-9a-f]{17})");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]+");

  private TargetRules() {}

  /** The id of a target; the group's own port is not told apart from none. */
  static TargetId id(TargetGroup group, TargetDescription target) {
    checkForm(group.targetType(), target.id());
    boolean own = target.port() == null || target.port().equals(group.port());
    return new TargetId(target.id(), own ? 0 : target.port());
  }

  private static void checkForm(TargetType type, String id) {
    if (type == TargetType.INSTANCE && !INSTANCE.matcher(id).matches()) {
      throw ElbV2Errors.noInstanceId(id);
    }
    boolean valid =
        switch (type) {
          case INSTANCE -> true;
          case IP -> ADDRESS.matcher(id).matches();
          case LAMBDA -> id.contains(":lambda:");
          case ALB -> id.contains(":loadbalancer/app/");
        };
    if (!valid) {
      throw ElbV2Errors.noTarget(id, type.wire());
    }
  }

  /** An instance that was never seen is taken on trust, or refused when references are strict. */
  static void checkRunning(Tx tx, TargetGroup group, TargetDescription target) {
    if (group.targetType() != TargetType.INSTANCE) {
      return;
    }
    boolean known = tx.region().ec2().instance(target.id()).isPresent();
    boolean trusted = known || tx.options().references() == Options.References.LENIENT;
    if (!trusted || TargetStates.stopped(tx, target.id()).isPresent()) {
      throw ElbV2Errors.targetsNotRunning(target.id());
    }
  }
}
