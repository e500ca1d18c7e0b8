package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.elb.Forwarding;
import io.github.autoscalinglocal.companion.elb.TargetStates;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.elbv2.TargetDescription;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import io.github.autoscalinglocal.shape.elbv2.TargetHealthReason;
import io.github.autoscalinglocal.shape.elbv2.TargetHealthState;
import java.util.List;
import java.util.stream.Stream;

/** Tells how targets fare: all that are registered, or those that are named. */
final class DescribeTargetHealth
    implements ReadOperation<DescribeTargetHealth.Request, DescribeTargetHealth.Response> {
  record Request(
      @Required String targetGroupArn, List<TargetDescription> targets, List<Included> include) {}

  record Response(List<TargetHealthDescription> targetHealthDescriptions) {}

  record TargetHealthDescription(
      TargetDescription target,
      String healthCheckPort,
      TargetHealth targetHealth,
      AnomalyDetection anomalyDetection,
      AdministrativeOverride administrativeOverride) {}

  record TargetHealth(TargetHealthState state, TargetHealthReason reason, String description) {}

  record AnomalyDetection(AnomalyResult result, Mitigation mitigationInEffect) {}

  record AdministrativeOverride(OverrideState state, OverrideReason reason, String description) {}

  /** What an answer can hold besides. */
  enum Included implements WireEnum {
    ANOMALY_DETECTION("AnomalyDetection"),
    ALL("All");

    private final String wire;

    Included(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Whether a target behaves unlike the others. */
  enum AnomalyResult implements WireEnum {
    ANOMALOUS,
    NORMAL
  }

  /** Whether it gets fewer requests for that. */
  enum Mitigation implements WireEnum {
    YES,
    NO
  }

  /** Whether a zonal shift keeps requests away. */
  enum OverrideState implements WireEnum {
    UNKNOWN("unknown"),
    NO_OVERRIDE("no_override"),
    ZONAL_SHIFT_ACTIVE("zonal_shift_active"),
    ZONAL_SHIFT_DELEGATED_TO_DNS("zonal_shift_delegated_to_dns");

    private final String wire;

    OverrideState(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Why it does. */
  enum OverrideReason implements WireEnum {
    ADMINISTRATIVE_OVERRIDE_UNKNOWN("AdministrativeOverride.Unknown"),
    ADMINISTRATIVE_OVERRIDE_NO_OVERRIDE("AdministrativeOverride.NoOverride"),
    ADMINISTRATIVE_OVERRIDE_ZONAL_SHIFT_ACTIVE("AdministrativeOverride.ZonalShiftActive"),
    ADMINISTRATIVE_OVERRIDE_ZONAL_SHIFT_DELEGATED_TO_DNS(
        "AdministrativeOverride.ZonalShiftDelegatedToDns");

    private final String wire;

    OverrideReason(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  @Override
  public Response answer(Request request, View view) {
    Kept<TargetGroup> kept = Known.targetGroup(view, request.targetGroupArn());
    TargetGroup group = kept.description();
    Elb elb = view.region().elb();
    boolean inUse =
        kept.trusted() || !Forwarding.loadBalancersOf(elb, group.targetGroupArn()).isEmpty();
    boolean anomalies = Listing.isGiven(request.include());
    Stream<TargetId> targets =
        Listing.isGiven(request.targets())
            ? request.targets().stream().map(target -> TargetRules.id(group, target)).distinct()
            : elb
                .targets(TrafficSource.ofTargetGroup(group.targetGroupArn()))
                .orElseThrow()
                .byId()
                .keySet()
                .stream();
    return new Response(
        targets.map(target -> describe(view, group, target, inUse, anomalies)).toList());
  }

  private static TargetHealthDescription describe(
      View view, TargetGroup group, TargetId id, boolean inUse, boolean anomalies) {
    TargetStates.State state =
        TargetStates.of(view, TrafficSource.ofTargetGroup(group.targetGroupArn()), id, inUse);
    Integer port = id.port() == 0 ? group.port() : Integer.valueOf(id.port());
    String checked =
        "traffic-port".equals(group.healthCheckPort()) && port != null
            ? port.toString()
            : group.healthCheckPort();
    return new TargetHealthDescription(
        new TargetDescription(id.id(), port, null, null),
        checked,
        new TargetHealth(
            state.state(), state.reason().orElse(null), state.description().orElse(null)),
        anomalies ? new AnomalyDetection(AnomalyResult.NORMAL, Mitigation.NO) : null,
        null);
  }
}
