package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.group.GroupAnswer;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists instances of all groups, with their health in capitals. */
public final class DescribeAutoScalingInstances
    implements ReadOperation<
        DescribeAutoScalingInstances.Request, DescribeAutoScalingInstances.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 50);

  public record Request(
      List<@Text(max = 19) String> instanceIds,
      Integer maxRecords,
      @Text(min = 0) String nextToken) {}

  public record Response(List<AutoScalingInstanceDetails> autoScalingInstances, String nextToken) {}

  public record AutoScalingInstanceDetails(
      String instanceId,
      String instanceType,
      String autoScalingGroupName,
      String availabilityZone,
      String availabilityZoneId,
      String lifecycleState,
      String healthStatus,
      String launchConfigurationName,
      LaunchTemplateSpecification launchTemplate,
      String imageId,
      Boolean protectedFromScaleIn,
      String weightedCapacity) {}

  @Override
  public Response answer(Request request, View view) {
    List<String> ids = request.instanceIds();
    if (ids != null && ids.size() > SIZE.most()) {
      throw Errors.tooManyNames("instance IDs", SIZE.most());
    }
    int length = SIZE.of(request.maxRecords());
    String after = Page.keyIn(name(), request.nextToken());
    Stream<String> candidates =
        ids == null || ids.isEmpty()
            ? view.region().ec2().instances().tailMap(after, false).keySet().stream()
            : new TreeSet<>(ids).tailSet(after, false).stream();
    Page<AutoScalingInstanceDetails> page =
        Page.of(
            name(),
            candidates.map(id -> details(view, id)).flatMap(Optional::stream).iterator(),
            length,
            AutoScalingInstanceDetails::instanceId);
    return new Response(page.items(), page.nextToken());
  }

  private static Optional<AutoScalingInstanceDetails> details(View view, String id) {
    return view.region()
        .groupHolding(id)
        .flatMap(
            group ->
                group
                    .instance(id)
                    .filter(instance -> !instance.lifecycle().isUnknown())
                    .map(instance -> details(view, group.name(), instance)));
  }

  private static AutoScalingInstanceDetails details(View view, String group, Instance instance) {
    return new AutoScalingInstanceDetails(
        instance.id(),
        instance.machine().type(),
        group,
        instance.zone(),
        Zones.idOf(view.scope().region(), instance.zone()),
        instance.lifecycle().wire(),
        // In capitals here, and only here: so the service shows it.
        instance.health().healthy() ? "HEALTHY" : "UNHEALTHY",
        GroupAnswer.launchConfigurationName(instance),
        GroupAnswer.launchTemplate(instance),
        instance.machine().imageId(),
        instance.protectedFromScaleIn(),
        GroupAnswer.weight(instance));
  }
}
