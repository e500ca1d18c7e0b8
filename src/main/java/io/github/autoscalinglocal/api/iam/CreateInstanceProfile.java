package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.iam.UniqueIds;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.iam.InstanceProfile;
import io.github.autoscalinglocal.shape.iam.Tag;
import java.util.List;
import java.util.Optional;

/** Creates an instance profile, which no role is in yet. */
final class CreateInstanceProfile
    implements WriteOperation<CreateInstanceProfile.Request, CreateInstanceProfile.Response> {
  record Request(
      @Required @Length(min = 1, max = 128) @Matches("[\\w+=,.@-]+") String instanceProfileName,
      @Length(min = 1, max = 512) @Matches("(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)")
          String path,
      @Length(max = 50) List<Tag> tags) {}

  record Response(InstanceProfile instanceProfile) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Iam iam = tx.region().iam();
    String name = request.instanceProfileName();
    if (iam.profile(name).isPresent()) {
      throw IamErrors.profileExists(name);
    }
    if (iam.profiles().size() >= Creation.MOST) {
      throw IamErrors.beyondQuota("InstanceProfilesPerAccount", Creation.MOST);
    }
    Creation.checkTags(request.tags());
    String path = Creation.path(request.path());
    InstanceProfile profile =
        new InstanceProfile(
            path,
            name,
            UniqueIds.of("AIPA", tx.draw()),
            Creation.arn(tx, "instance-profile", path, name),
            tx.now(),
            List.of(),
            Creation.orAbsent(request.tags()));
    tx.update(region -> region.with(iam.with(new Iam.Profile(profile, Optional.empty()))));
    return new Response(profile);
  }
}
