package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Ec2Instance.StatusCheck;
import io.github.autoscalinglocal.shape.WireName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells how instances fare: only those that run, unless all are asked for. */
public final class DescribeInstanceStatus
    implements ReadOperation<DescribeInstanceStatus.Request, DescribeInstanceStatus.Response> {
  private static final String REACHABILITY = "reachability";
  private static final String NOT_APPLICABLE = "not-applicable";

  private static final Listing<Status> LISTING =
      new Listing<>(
          "DescribeInstanceStatus",
          new Filters<Status>()
              .on("availability-zone", Status::availabilityZone)
              .on("availability-zone-id", Status::availabilityZoneId)
              .on("instance-state-code", status -> status.instanceState().code())
              .on("instance-state-name", status -> status.instanceState().name())
              .on("instance-status.status", status -> status.instanceStatus().status())
              .on("instance-status.reachability", status -> status.instanceStatus().reachability())
              .on("system-status.status", status -> status.systemStatus().status())
              .on("system-status.reachability", status -> status.systemStatus().reachability())
              .on("attached-ebs-status.status", status -> status.attachedEbsStatus().status())
              .on("event.code", status -> null),
          Status::instanceId,
          5,
          1000);

  public record Request(
      @WireName("InstanceId") List<String> instanceIds,
      Integer maxResults,
      String nextToken,
      Boolean includeManagedResources,
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters,
      Boolean includeAllInstances) {}

  public record Response(
      @WireName(answer = "instanceStatusSet") List<Status> instanceStatuses, String nextToken) {}

  public record Status(
      String availabilityZone,
      String availabilityZoneId,
      @WireName(answer = "eventsSet") List<Event> events,
      String instanceId,
      StateAnswer instanceState,
      Summary instanceStatus,
      Summary systemStatus,
      EbsSummary attachedEbsStatus) {}

  public record Event(
      String instanceEventId,
      String code,
      String description,
      Instant notAfter,
      Instant notBefore,
      Instant notBeforeDeadline) {}

  public record Summary(List<Details> details, String status) {

    String reachability() {
      return details.stream().map(Details::status).findFirst().orElse(null);
    }
  }

  public record Details(Instant impairedSince, String name, String status) {}

  public record EbsSummary(List<EbsDetails> details, String status) {}

  public record EbsDetails(Instant impairedSince, String name, String status) {}

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(request.instanceIds(), "instancesSet", request.maxResults());
    boolean all = Boolean.TRUE.equals(request.includeAllInstances());
    Page<Status> page =
        LISTING.page(
            NamedInstances.of(view, request.instanceIds()).stream()
                .filter(machine -> all || machine.state() == State.RUNNING)
                .sorted(Comparator.comparing(Ec2Instance::id))
                .map(machine -> status(view, machine)),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }

  private static Status status(View view, Ec2Instance machine) {
    String zone = machine.machine().zone();
    Optional<Instant> ebs = machine.impairedSince(StatusCheck.EBS);
    boolean runs = machine.state() == State.RUNNING;
    return new Status(
        zone,
        Zones.idOf(view.scope().region(), zone),
        List.of(),
        machine.id(),
        StateAnswer.of(machine.state()),
        summary(runs, machine.impairedSince(StatusCheck.INSTANCE)),
        summary(runs, Optional.empty()),
        runs
            ? new EbsSummary(
                List.of(new EbsDetails(ebs.orElse(null), REACHABILITY, check(ebs))), state(ebs))
            : new EbsSummary(List.of(), NOT_APPLICABLE));
  }

  private static Summary summary(boolean runs, Optional<Instant> impaired) {
    return runs
        ? new Summary(
            List.of(new Details(impaired.orElse(null), REACHABILITY, check(impaired))),
            state(impaired))
        : new Summary(List.of(), NOT_APPLICABLE);
  }

  private static String check(Optional<Instant> impaired) {
    return impaired.isPresent() ? "failed" : "passed";
  }

  private static String state(Optional<Instant> impaired) {
    return impaired.isPresent() ? "impaired" : "ok";
  }
}
