package io.github.autoscalinglocal.api.sts;

import io.github.autoscalinglocal.api.CallerOperation;
import io.github.autoscalinglocal.companion.iam.PolicyDocuments;
import io.github.autoscalinglocal.companion.iam.UniqueIds;
import io.github.autoscalinglocal.companion.sts.Session;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.StsErrors;
import io.github.autoscalinglocal.model.Caller;
import io.github.autoscalinglocal.model.Iam;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.iam.Role;
import io.github.autoscalinglocal.shape.iam.Tag;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives a caller the credentials of a role, whoever may assume it. */
final class AssumeRole implements CallerOperation<AssumeRole.Request, AssumeRole.Response> {
  record Request(
      @Required
          @Length(min = 20, max = 2048)
          @Matches(
              "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+")
          String roleArn,
      @Required @Length(min = 2, max = 64) @Matches("[\\w+=,.@-]*") String roleSessionName,
      List<PolicyDescriptorType> policyArns,
      @Length(min = 1) @Matches("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+") String policy,
      @Range(min = 900, max = 43200) Integer durationSeconds,
      @Length(max = 50) List<Tag> tags,
      @Length(max = 50)
          List<@Length(min = 1, max = 128) @Matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+") String>
              transitiveTagKeys,
      @Length(min = 2, max = 1224) @Matches("[\\w+=,.@:\\/-]*") String externalId,
      @Length(min = 9, max = 256) @Matches("[\\w+=/:,.@-]*") String serialNumber,
      @Length(min = 6, max = 6) @Matches("[\\d]*") String tokenCode,
      @Length(min = 2, max = 64) @Matches("[\\w+=,.@-]*") String sourceIdentity,
      @Length(min = 1, max = 5) List<ProvidedContext> providedContexts) {}

  record Response(
      Credentials credentials,
      AssumedRoleUser assumedRoleUser,
      Integer packedPolicySize,
      String sourceIdentity) {}

  record PolicyDescriptorType(
      @WireName("arn")
          @Length(min = 20, max = 2048)
          @Matches(
              "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+")
          String arn) {}

  record ProvidedContext(
      @Length(min = 20, max = 2048)
          @Matches(
              "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+")
          String providerArn,
      @Length(min = 4, max = 2048) String contextAssertion) {}

  record AssumedRoleUser(String assumedRoleId, String arn) {}

  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/(.+/)?[\\w+=,.@-]{1,64}");
  private static final int HOUR = 3600;

  /** The characters that a policy may have; what packing makes of them is not known. */
  private static final int MOST_POLICY = 2048;

  @Override
  public Response apply(Request request, Tx tx, Optional<Caller> caller) {
    if (!ROLE.matcher(request.roleArn()).matches()) {
      throw StsErrors.invalidRoleArn(request.roleArn());
    }
    String account = request.roleArn().split(":", 6)[4];
    String name = request.roleArn().substring(request.roleArn().lastIndexOf('/') + 1);
    Scope home = new Scope(account, tx.scope().region());
    Optional<Role> role =
        tx.region(home)
            .iam()
            .role(name)
            .map(Iam.KnownRole::role)
            .filter(each -> each.arn().equals(request.roleArn()));
    if (role.isEmpty() && tx.options().references() == Options.References.STRICT) {
      throw StsErrors.mayNotAssume(Callers.arn(tx, caller), request.roleArn());
    }
    int seconds = request.durationSeconds() == null ? HOUR : request.durationSeconds();
    checkDuration(seconds, role, caller);
    Integer packed = packedPolicy(request);
    Session.AssumedRole assumed =
        new Session.AssumedRole(
            request.roleArn(),
            role.map(Role::roleId).orElseGet(() -> UniqueIds.ofName("AROA", request.roleArn())),
            request.roleSessionName());
    return new Response(
        Credentials.of(tx, account, new Session(Optional.of(assumed)), seconds),
        new AssumedRoleUser(assumed.userId(), assumed.userArn()),
        packed,
        request.sourceIdentity());
  }

  private static void checkDuration(int seconds, Optional<Role> role, Optional<Caller> caller) {
    if (seconds > HOUR && Callers.role(caller).isPresent()) {
      throw StsErrors.chainedSessionTooLong();
    }
    if (role.filter(each -> seconds > each.maxSessionDuration()).isPresent()) {
      throw StsErrors.sessionTooLong();
    }
  }

  /** How much of the space for it a policy takes, in percent. */
  private static Integer packedPolicy(Request request) {
    if (request.policy() == null) {
      return null;
    }
    if (!PolicyDocuments.couldBe(request.policy())) {
      throw StsErrors.malformedPolicy();
    }
    int percent = (request.policy().length() * 100 + MOST_POLICY - 1) / MOST_POLICY;
    if (percent > 100) {
      throw StsErrors.packedPolicyTooLarge(percent);
    }
    return percent;
  }
}
