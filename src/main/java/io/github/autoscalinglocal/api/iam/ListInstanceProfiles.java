package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.iam.InstanceProfile;
import java.util.List;

/** Lists instance profiles. */
final class ListInstanceProfiles
    implements ReadOperation<ListInstanceProfiles.Request, ListInstanceProfiles.Response> {
  record Request(
      @Length(min = 1, max = 512) @Matches("\\u002F[\\u0021-\\u007F]*") String pathPrefix,
      @Length(min = 1, max = 320) @Matches("[\\u0020-\\u00FF]+") String marker,
      @Range(min = 1, max = 1000) Integer maxItems) {}

  record Response(List<InstanceProfile> instanceProfiles, Boolean isTruncated, String marker) {}

  @Override
  public Response answer(Request request, View view) {
    Listing<Iam.Profile> listing =
        Listing.of(
            name(),
            view.region().iam().profiles().values().stream()
                .filter(
                    each -> each.profile().path().startsWith(Creation.path(request.pathPrefix())))
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
