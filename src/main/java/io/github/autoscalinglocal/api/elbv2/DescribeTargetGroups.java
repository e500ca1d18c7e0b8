package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.elb.Forwarding;
import io.github.autoscalinglocal.companion.elb.TargetGroups;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists target groups: all, those of a load balancer, or those that are named. */
final class DescribeTargetGroups
    implements ReadOperation<DescribeTargetGroups.Request, DescribeTargetGroups.Response> {
  record Request(
      String loadBalancerArn,
      List<String> targetGroupArns,
      List<String> names,
      String marker,
      @Range(min = 1, max = 400) Integer pageSize) {}

  record Response(List<TargetGroup> targetGroups, String nextMarker) {}

  @Override
  public Response answer(Request request, View view) {
    boolean byArn = Listing.isGiven(request.targetGroupArns());
    boolean byName = Listing.isGiven(request.names());
    int conditions =
        (byArn ? 1 : 0) + (byName ? 1 : 0) + (request.loadBalancerArn() == null ? 0 : 1);
    if (conditions > 1) {
      // The rule is documented, the sentence is ours.
      throw ElbV2Errors.invalid(
          "Only one of load balancer ARN, target group names and target group ARNs may be specified");
    }
    Page<Kept<TargetGroup>> page =
        Listing.of(
            name(),
            groups(request, view),
            request.marker(),
            byArn || byName ? null : request.pageSize(),
            each -> each.description().targetGroupArn());
    return new Response(
        page.items().stream().map(each -> Known.describedGroup(view, each)).toList(),
        page.nextToken());
  }

  private static Stream<Kept<TargetGroup>> groups(Request request, View view) {
    if (Listing.isGiven(request.targetGroupArns())) {
      return request.targetGroupArns().stream()
          .distinct()
          .sorted()
          .map(arn -> described(view, arn));
    }
    if (Listing.isGiven(request.names())) {
      return request.names().stream()
          .map(
              each -> TargetGroups.named(view, each).orElseThrow(ElbV2Errors::targetGroupsNotFound))
          .distinct()
          .sorted(Comparator.comparing(each -> each.description().targetGroupArn()));
    }
    Stream<Kept<TargetGroup>> all = view.region().elb().targetGroups().values().stream();
    if (request.loadBalancerArn() == null) {
      return all;
    }
    Known.loadBalancer(view, request.loadBalancerArn());
    NavigableSet<String> used = new TreeSet<>();
    for (Kept<Listener> listener : Known.listenersOf(view, request.loadBalancerArn())) {
      used.addAll(Forwarding.targetGroups(listener.description().defaultActions()));
    }
    return all.filter(each -> used.contains(each.description().targetGroupArn()));
  }

  private static Kept<TargetGroup> described(View view, String arn) {
    if (!Known.isTargetGroup(arn)) {
      throw ElbV2Errors.noArn(arn, "target group");
    }
    return Optional.ofNullable(view.region().elb().targetGroups().get(arn))
        .orElseThrow(ElbV2Errors::targetGroupsNotFound);
  }
}
