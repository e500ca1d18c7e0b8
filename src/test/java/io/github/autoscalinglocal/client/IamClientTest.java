package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyNotAttachableException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UnmodifiableEntityException;

/** Every operation of Identity and Access Management that there is, through the SDK for Java. */
class IamClientTest {
  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"sts:AssumeRole\"}]}";
  private static final String SSM = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
  private static final String OWN = "arn:aws:iam::000000000000:policy/team/deploy";
  private static final String LINKED =
      "arn:aws:iam::000000000000:role/aws-service-role/autoscaling.amazonaws.com/"
          + "AWSServiceRoleForAutoScaling";

  private Sandbox sandbox;
  private IamClient iam;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    iam = sandbox.client(IamClient.builder());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Role createRole(String name) {
    return iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST)).role();
  }

  private InstanceProfile createProfile(String name) {
    return iam.createInstanceProfile(r -> r.instanceProfileName(name)).instanceProfile();
  }

  private void putIn(String role, String profile) {
    iam.addRoleToInstanceProfile(r -> r.roleName(role).instanceProfileName(profile));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void aRoleIsDescribedAsItWasCreated() {
    iam.createRole(
        r ->
            r.roleName("web")
                .path("/apps/")
                .assumeRolePolicyDocument(TRUST)
                .description("serves pages")
                .maxSessionDuration(7200)
                .permissionsBoundary(OWN)
                .tags(tag("team", "blue")));

    Role role = iam.getRole(r -> r.roleName("web")).role();
    assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/apps/web");
    assertThat(role.path()).isEqualTo("/apps/");
    assertThat(role.roleId()).matches("AROA[A-Z2-7]{17}");
    assertThat(role.createDate()).isEqualTo(Sandbox.START);
    assertThat(role.description()).isEqualTo("serves pages");
    assertThat(role.maxSessionDuration()).isEqualTo(7200);
    assertThat(role.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(OWN);
    assertThat(role.tags()).containsExactly(tag("team", "blue"));
    assertThat(role.assumeRolePolicyDocument()).startsWith("%7B%22Version%22%3A%222012-10-17%22");
    assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
        .isEqualTo(TRUST);
  }

  @Test
  void rolesAreAnAccountsOwn() {
    createRole("web");

    IamClient others =
        sandbox.client(IamClient.builder(), AwsBasicCredentials.create("111111111111", "secret"));

    assertThat(Refused.answer(() -> others.getRole(r -> r.roleName("web"))))
        .isEqualTo("404 NoSuchEntity: The role with name web cannot be found.");
  }

  @Test
  void rolesAreRefusedThatCannotBe() {
    createRole("web");

    assertThat(Refused.answer(EntityAlreadyExistsException.class, () -> createRole("web")))
        .isEqualTo("409 EntityAlreadyExists: Role with name web already exists.");
    assertThat(
            Refused.answer(
                MalformedPolicyDocumentException.class,
                () -> iam.createRole(r -> r.roleName("b").assumeRolePolicyDocument("trust me"))))
        .isEqualTo("400 MalformedPolicyDocument: This policy contains invalid Json");
    assertThat(
            Refused.answer(
                InvalidInputException.class,
                () ->
                    iam.createRole(
                        r ->
                            r.roleName("b")
                                .assumeRolePolicyDocument(TRUST)
                                .tags(tag("k", "1"), tag("K", "2")))))
        .isEqualTo(
            "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case"
                + " insensitive.");
    assertThat(Refused.answer(() -> createRole("a b")))
        .startsWith("400 ValidationError: 1 validation error detected: Value 'a b' at 'roleName'");
  }

  @Test
  void anInstanceProfileHoldsOneRole() {
    Role web = createRole("web");
    createRole("batch");
    InstanceProfile created = createProfile("web");
    assertThat(created.arn()).isEqualTo("arn:aws:iam::000000000000:instance-profile/web");
    assertThat(created.instanceProfileId()).matches("AIPA[A-Z2-7]{17}");
    assertThat(created.roles()).isEmpty();

    putIn("web", "web");

    assertThat(iam.getInstanceProfile(r -> r.instanceProfileName("web")).instanceProfile().roles())
        .containsExactly(web);
    assertThat(Refused.answer(LimitExceededException.class, () -> putIn("batch", "web")))
        .isEqualTo(
            "409 LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    assertThat(
            Refused.answer(
                DeleteConflictException.class,
                () -> iam.deleteInstanceProfile(r -> r.instanceProfileName("web"))))
        .isEqualTo(
            "409 DeleteConflict: Cannot delete entity, must remove roles from instance profile"
                + " first.");
    assertThat(Refused.answer(() -> iam.deleteRole(r -> r.roleName("web"))))
        .isEqualTo(
            "409 DeleteConflict: Cannot delete entity, must remove roles from instance profile"
                + " first.");

    iam.removeRoleFromInstanceProfile(r -> r.roleName("web").instanceProfileName("web"));
    assertThat(
            Refused.answer(
                () ->
                    iam.removeRoleFromInstanceProfile(
                        r -> r.roleName("web").instanceProfileName("web"))))
        .isEqualTo("404 NoSuchEntity: The role with name web is not in instance profile web.");
    iam.deleteInstanceProfile(r -> r.instanceProfileName("web"));
    iam.deleteRole(r -> r.roleName("web"));
    assertThat(
            Refused.answer(
                NoSuchEntityException.class,
                () -> iam.getInstanceProfile(r -> r.instanceProfileName("web"))))
        .isEqualTo("404 NoSuchEntity: Instance Profile web cannot be found.");
    assertThat(Refused.answer(() -> putIn("batch", "web")))
        .isEqualTo("404 NoSuchEntity: Instance Profile web cannot be found.");
    assertThat(Refused.answer(() -> iam.deleteRole(r -> r.roleName("web"))))
        .isEqualTo("404 NoSuchEntity: The role with name web cannot be found.");
  }

  @Test
  void profilesAreListedByPathPageByPageAndByRole() {
    createRole("web");
    for (String name : new String[] {"a", "b", "c"}) {
      iam.createInstanceProfile(r -> r.instanceProfileName(name).path("/x/"));
    }
    createProfile("d");
    putIn("web", "c");
    putIn("web", "d");

    assertThat(iam.listInstanceProfilesPaginator(r -> r.maxItems(2)).instanceProfiles().stream())
        .extracting(InstanceProfile::instanceProfileName)
        .containsExactly("a", "b", "c", "d");
    var page = iam.listInstanceProfiles(r -> r.maxItems(2).pathPrefix("/x/"));
    assertThat(page.instanceProfiles()).hasSize(2);
    assertThat(page.isTruncated()).isTrue();
    assertThat(
            iam.listInstanceProfiles(r -> r.pathPrefix("/x/").marker(page.marker()))
                .instanceProfiles())
        .extracting(InstanceProfile::instanceProfileName)
        .containsExactly("c");
    assertThat(iam.listInstanceProfilesForRole(r -> r.roleName("web")).instanceProfiles())
        .extracting(InstanceProfile::instanceProfileName)
        .containsExactly("c", "d");
    assertThat(Refused.answer(() -> iam.listInstanceProfiles(r -> r.marker("nowhere"))))
        .isEqualTo("400 ValidationError: Invalid Marker.");
    assertThat(Refused.answer(() -> createProfile("a")))
        .isEqualTo("409 EntityAlreadyExists: Instance Profile a already exists.");
    assertThat(Refused.answer(() -> iam.listInstanceProfilesForRole(r -> r.roleName("no"))))
        .isEqualTo("404 NoSuchEntity: The role with name no cannot be found.");
  }

  @Test
  void policiesAreAttachedOnTrustAndKeepARoleFromBeingDeleted() {
    createRole("web");
    iam.attachRolePolicy(r -> r.roleName("web").policyArn(SSM));
    iam.attachRolePolicy(r -> r.roleName("web").policyArn(OWN));

    assertThat(iam.listAttachedRolePolicies(r -> r.roleName("web")).attachedPolicies())
        .extracting(AttachedPolicy::policyName, AttachedPolicy::policyArn)
        .containsExactly(tuple("deploy", OWN), tuple("AmazonSSMManagedInstanceCore", SSM));
    assertThat(
            iam.listAttachedRolePolicies(r -> r.roleName("web").pathPrefix("/team/"))
                .attachedPolicies())
        .extracting(AttachedPolicy::policyArn)
        .containsExactly(OWN);
    assertThat(
            iam
                .listAttachedRolePoliciesPaginator(r -> r.roleName("web").maxItems(1))
                .attachedPolicies()
                .stream())
        .hasSize(2);
    assertThat(iam.listRolePolicies(r -> r.roleName("web")).policyNames()).isEmpty();
    assertThat(Refused.answer(() -> iam.deleteRole(r -> r.roleName("web"))))
        .isEqualTo("409 DeleteConflict: Cannot delete entity, must detach all policies first.");

    iam.detachRolePolicy(r -> r.roleName("web").policyArn(SSM));
    iam.detachRolePolicy(r -> r.roleName("web").policyArn(OWN));
    assertThat(Refused.answer(() -> iam.detachRolePolicy(r -> r.roleName("web").policyArn(OWN))))
        .isEqualTo("404 NoSuchEntity: Policy " + OWN + " was not found.");
    iam.deleteRole(r -> r.roleName("web"));
  }

  @Test
  void policiesAreRefusedThatCannotBeAttached() {
    createRole("web");

    assertThat(
            Refused.answer(
                InvalidInputException.class,
                () ->
                    iam.attachRolePolicy(
                        r -> r.roleName("web").policyArn("arn:aws:s3:::a-bucket"))))
        .isEqualTo("400 InvalidInput: ARN arn:aws:s3:::a-bucket is not valid.");
    assertThat(
            Refused.answer(
                PolicyNotAttachableException.class,
                () ->
                    iam.attachRolePolicy(
                        r ->
                            r.roleName("web")
                                .policyArn(
                                    "arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy"))))
        .isEqualTo(
            "400 PolicyNotAttachable: Cannot attach a Service Role Policy to a Customer Role.");
    for (int i = 0; i < 10; i++) {
      String arn = "arn:aws:iam::000000000000:policy/p" + i;
      iam.attachRolePolicy(r -> r.roleName("web").policyArn(arn));
    }
    assertThat(Refused.answer(() -> iam.attachRolePolicy(r -> r.roleName("web").policyArn(SSM))))
        .isEqualTo("409 LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10");
  }

  @Test
  void aServicesRoleIsCreatedOnceAndIsAwssOwn() {
    Role role =
        iam.createServiceLinkedRole(r -> r.awsServiceName("autoscaling.amazonaws.com")).role();

    assertThat(role.arn()).isEqualTo(LINKED);
    assertThat(
            Refused.answer(
                InvalidInputException.class,
                () ->
                    iam.createServiceLinkedRole(
                        r -> r.awsServiceName("autoscaling.amazonaws.com"))))
        .isEqualTo(
            "400 InvalidInput: Service role name AWSServiceRoleForAutoScaling has been taken in this"
                + " account, please try a different suffix.");
    assertThat(
            iam.createServiceLinkedRole(
                    r -> r.awsServiceName("autoscaling.amazonaws.com").customSuffix("blue"))
                .role()
                .roleName())
        .isEqualTo("AWSServiceRoleForAutoScaling_blue");
    assertThat(
            Refused.answer(
                UnmodifiableEntityException.class,
                () -> iam.deleteRole(r -> r.roleName("AWSServiceRoleForAutoScaling"))))
        .isEqualTo(
            "400 UnmodifiableEntity: Cannot perform the operation on the protected role"
                + " 'AWSServiceRoleForAutoScaling' - this role is only modifiable by AWS");
    assertThat(
            iam.createServiceLinkedRole(r -> r.awsServiceName("spot.amazonaws.com"))
                .role()
                .roleName())
        .isEqualTo("AWSServiceRoleForEC2Spot");
    assertThat(
            Refused.answer(
                () ->
                    iam.createServiceLinkedRole(
                        r -> r.awsServiceName("spot.amazonaws.com").customSuffix("blue"))))
        .isEqualTo("400 InvalidInput: Custom suffix is not allowed for spot.amazonaws.com");
    for (String nobody : List.of("example.com", ".amazonaws.com", "..amazonaws.com")) {
      assertThat(Refused.answer(() -> iam.createServiceLinkedRole(r -> r.awsServiceName(nobody))))
          .isEqualTo(
              "400 InvalidInput: Service name " + nobody + " is not a valid service principal.");
    }
  }

  @Test
  void theFirstGroupOfAnAccountBringsTheRoleThatItNames() {
    assertThat(Refused.answer(() -> iam.getRole(r -> r.roleName("AWSServiceRoleForAutoScaling"))))
        .startsWith("404 NoSuchEntity");

    AutoScalingClient europe = sandbox.client("test", "eu-west-1");
    europe.createAutoScalingGroup(
        r ->
            r.autoScalingGroupName("g")
                .launchTemplate(template -> template.launchTemplateName("web"))
                .availabilityZones("eu-west-1a")
                .minSize(0)
                .maxSize(1));

    Role role = iam.getRole(r -> r.roleName("AWSServiceRoleForAutoScaling")).role();
    assertThat(role.arn())
        .isEqualTo(LINKED)
        .isEqualTo(
            europe.describeAutoScalingGroups().autoScalingGroups().get(0).serviceLinkedRoleARN());
    Instant created = role.createDate();
    sandbox.advance(Duration.ofDays(1));
    sandbox.create("h", 0);
    assertThat(iam.getRole(r -> r.roleName("AWSServiceRoleForAutoScaling")).role().createDate())
        .isEqualTo(created);
  }
}
