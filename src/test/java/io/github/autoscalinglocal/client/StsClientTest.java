package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Options.References;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;

/** Every operation of the Security Token Service through the SDK for Java. */
class StsClientTest {
  private static final String DEPLOYER = "arn:aws:iam::210987654321:role/ci/deployer";

  /** What tokens made here are like, but of something that is no role. */
  private static final String ALMOST_OURS =
      "YXV0b3NjYWxpbmctbG9jYWwgc2Vzc2lvbgpub2JvZHkKQVJPQTEKYnVpbGQtNw==";

  private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

  private Sandbox sandbox = Sandbox.start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private StsClient sts() {
    return sandbox.client(StsClient.builder());
  }

  private StsClient sts(AwsCredentials credentials) {
    return sandbox.client(StsClient.builder(), credentials);
  }

  private static AwsCredentials asCredentials(Credentials given) {
    return AwsSessionCredentials.create(
        given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
  }

  private AssumeRoleResponse assume(StsClient caller, String role) {
    return caller.assumeRole(request -> request.roleArn(role).roleSessionName("build-7"));
  }

  @Test
  void callersAreTheRootUserOfTheirAccount() {
    GetCallerIdentityResponse anybody = sts().getCallerIdentity();
    GetCallerIdentityResponse alice =
        sts(AwsBasicCredentials.create("111111111111", "secret")).getCallerIdentity();

    assertThat(anybody.account()).isEqualTo("000000000000");
    assertThat(anybody.arn()).isEqualTo("arn:aws:iam::000000000000:root");
    assertThat(anybody.userId()).isEqualTo("000000000000");
    assertThat(alice.account()).isEqualTo("111111111111");
    assertThat(alice.arn()).isEqualTo("arn:aws:iam::111111111111:root");
  }

  @Test
  void whoAssumesARoleActsInItsAccountUnderTheSessionsName() {
    AssumeRoleResponse assumed = assume(sts(), DEPLOYER);

    AwsCredentials credentials = asCredentials(assumed.credentials());
    GetCallerIdentityResponse identity = sts(credentials).getCallerIdentity();
    assertThat(identity.account()).isEqualTo("210987654321");
    assertThat(identity.arn())
        .isEqualTo("arn:aws:sts::210987654321:assumed-role/deployer/build-7")
        .isEqualTo(assumed.assumedRoleUser().arn());
    assertThat(identity.userId())
        .matches("AROA[A-Z2-7]{17}:build-7")
        .isEqualTo(assumed.assumedRoleUser().assumedRoleId());
    assertThat(assumed.credentials().accessKeyId()).hasSize(20);
    assertThat(assumed.credentials().secretAccessKey()).hasSize(40);
    assertThat(assumed.credentials().expiration())
        .isEqualTo(Sandbox.START.plus(Duration.ofHours(1)));
  }

  @Test
  void whatIsDoneInARoleIsDoneInItsAccount() {
    AwsCredentials credentials = asCredentials(assume(sts(), DEPLOYER).credentials());

    var client = sandbox.client(StaticCredentialsProvider.create(credentials), "us-east-1");
    client.createAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName("g")
                .launchTemplate(template -> template.launchTemplateName("web"))
                .availabilityZones("us-east-1a")
                .minSize(0)
                .maxSize(1));

    assertThat(client.describeAutoScalingGroups().autoScalingGroups().get(0).autoScalingGroupARN())
        .contains(":210987654321:");
    assertThat(sandbox.client().describeAutoScalingGroups().autoScalingGroups()).isEmpty();
  }

  @Test
  void aRoleThatIsThereGivesItsIdAndBoundsTheSession() {
    IamClient iam = sandbox.client(IamClient.builder());
    String id =
        iam.createRole(
                r -> r.roleName("short").assumeRolePolicyDocument(TRUST).maxSessionDuration(3600))
            .role()
            .roleId();
    String arn = "arn:aws:iam::000000000000:role/short";

    assertThat(assume(sts(), arn).assumedRoleUser().assumedRoleId()).isEqualTo(id + ":build-7");
    assertThat(
            Refused.answer(
                () ->
                    sts()
                        .assumeRole(
                            r -> r.roleArn(arn).roleSessionName("long").durationSeconds(7200))))
        .isEqualTo(
            "400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set"
                + " for this role.");
  }

  @Test
  void aRoleThatIsAssumedInARoleLastsAnHour() {
    StsClient inRole = sts(asCredentials(assume(sts(), DEPLOYER).credentials()));

    assertThat(assume(inRole, "arn:aws:iam::111111111111:role/next").assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::111111111111:assumed-role/next/build-7");
    assertThat(
            Refused.answer(
                () ->
                    inRole.assumeRole(
                        r -> r.roleArn(DEPLOYER).roleSessionName("long").durationSeconds(3601))))
        .isEqualTo(
            "400 ValidationError: The requested DurationSeconds exceeds the 1 hour session limit"
                + " for roles assumed by role chaining");
  }

  @Test
  void strictReferencesKnowOnlyRolesThatThereAre() {
    sandbox.close();
    sandbox = Sandbox.start(settings -> settings.references(References.STRICT));

    assertThat(Refused.answer(() -> assume(sts(), DEPLOYER)))
        .isEqualTo(
            "403 AccessDenied: User: arn:aws:iam::000000000000:root is not authorized to perform:"
                + " sts:AssumeRole on resource: arn:aws:iam::210987654321:role/ci/deployer");
    sandbox
        .client(IamClient.builder(), AwsBasicCredentials.create("210987654321", "secret"))
        .createRole(r -> r.roleName("deployer").path("/ci/").assumeRolePolicyDocument(TRUST));
    assertThat(assume(sts(), DEPLOYER).credentials().sessionToken()).isNotEmpty();
  }

  @Test
  void policiesAreMeasuredAndArnsAreLookedAt() {
    StsClient sts = sts();

    assertThat(
            sts.assumeRole(
                    r ->
                        r.roleArn(DEPLOYER)
                            .roleSessionName("s1")
                            .policy(TRUST)
                            .sourceIdentity("me"))
                .packedPolicySize())
        .isEqualTo(2);
    assertThat(
            sts.assumeRole(r -> r.roleArn(DEPLOYER).roleSessionName("s1").sourceIdentity("me"))
                .sourceIdentity())
        .isEqualTo("me");
    assertThat(
            Refused.answer(
                () ->
                    sts.assumeRole(
                        r -> r.roleArn("arn:aws:iam::1:role/short-account").roleSessionName("s1"))))
        .isEqualTo("400 ValidationError: arn:aws:iam::1:role/short-account is invalid");
    assertRefused(
        MalformedPolicyDocumentException.class,
        "400 MalformedPolicyDocument: This policy contains invalid Json",
        "Allow everything");
    assertRefused(
        PackedPolicyTooLargeException.class,
        "400 PackedPolicyTooLarge: Packed policy consumes 110% of allotted space, please use"
            + " smaller policy.",
        "{" + " ".repeat(2233) + "}");
  }

  private void assertRefused(Class<? extends Exception> type, String answer, String policy) {
    assertThat(
            Refused.answer(
                type,
                () ->
                    sts()
                        .assumeRole(r -> r.roleArn(DEPLOYER).roleSessionName("s1").policy(policy))))
        .isEqualTo(answer);
  }

  @Test
  void aSessionTokenIsForTheSameCallerAndLastsHalfADay() {
    Credentials given =
        sts(AwsBasicCredentials.create("111111111111", "secret")).getSessionToken().credentials();

    assertThat(sts(asCredentials(given)).getCallerIdentity().arn())
        .isEqualTo("arn:aws:iam::111111111111:root");
    assertThat(given.expiration()).isEqualTo(Sandbox.START.plus(Duration.ofHours(12)));
    assertThat(Refused.answer(() -> sts(asCredentials(given)).getSessionToken()))
        .isEqualTo("403 AccessDenied: Cannot call GetSessionToken with session credentials");
    assertThat(sts().getSessionToken(r -> r.durationSeconds(900)).credentials().expiration())
        .isEqualTo(Sandbox.START.plus(Duration.ofMinutes(15)));
    assertThat(Refused.answer(() -> sts().getSessionToken(r -> r.durationSeconds(899))))
        .isEqualTo(
            "400 ValidationError: 1 validation error detected: Value '899' at 'durationSeconds'"
                + " failed to satisfy constraint: Member must have value greater than or equal to"
                + " 900");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IQoJb3JpZ2luX2VjEXAMPLE", "%%%", ALMOST_OURS})
  void sessionTokensOfOthersTellNothing(String token) {
    AwsCredentials others = AwsSessionCredentials.create("111111111111", "secret", token);

    assertThat(sts(others).getCallerIdentity().arn()).isEqualTo("arn:aws:iam::111111111111:root");
    assertThat(sts(others).getSessionToken().credentials().accessKeyId()).isNotEmpty();
  }
}
