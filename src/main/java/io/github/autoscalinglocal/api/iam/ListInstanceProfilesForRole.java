package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.iam.InstanceProfile;
import java.util.List;
import java.util.Optional;

/** Lists the instance profiles that a role is in. */
final class ListInstanceProfilesForRole
    implements ReadOperation<
        ListInstanceProfilesForRole.Request, ListInstanceProfilesForRole.Response> {
  record Request(
      @Required @Length(min = 1, max = 64) @Matches("[\\w+=,.@-]+") String roleName,
      @Length(min = 1, max = 320) @Matches("[\\u0020-\\u00FF]+") String marker,
      @Range(min = 1, max = 1000) Integer maxItems) {}

  record Response(List<InstanceProfile> instanceProfiles, Boolean isTruncated, String marker) {}

  @Override
  public Response answer(Request request, View view) {
    Known.role(view, request.roleName());
    Optional<String> role = Optional.of(request.roleName());
    Listing<Iam.Profile> listing =
        Listing.of(
            name(),
            view.region().iam().profiles().values().stream()
                .filter(each -> each.role().equals(role))
                .toList(),
            request.marker(),
            request.maxItems(),
            each -> each.profile().instanceProfileName());
    return new Response(
        listing.items().stream().map(each -> Known.described(view, each)).toList(),
        listing.isTruncated(),
        listing.marker());
  }
}
