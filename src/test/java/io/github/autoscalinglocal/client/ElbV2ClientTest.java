package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * Every operation of Elastic Load Balancing (2015-12-01) that there is, through the SDK for Java.
 */
class ElbV2ClientTest {
  private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:000000000000:";
  private static final String NO_BALANCER = ARN + "loadbalancer/app/no/50dc6c495c0c9188";
  private static final String NO_GROUP = ARN + "targetgroup/no/73e2d6bc24d8a067";
  private static final String NO_LISTENER =
      ARN + "listener/app/no/50dc6c495c0c9188/f2f7dc8efc522ab2";
  private static final String SOMEBODY = "i-0123456789abcdef0";

  private Sandbox sandbox;
  private ElasticLoadBalancingV2Client elb;

  @BeforeEach
  void start() {
    open(Sandbox.start());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void open(Sandbox next) {
    sandbox = next;
    elb = next.client(ElasticLoadBalancingV2Client.builder());
  }

  private void restart(Sandbox next) {
    sandbox.close();
    open(next);
  }

  private LoadBalancer createBalancer(
      String name, Consumer<CreateLoadBalancerRequest.Builder> more) {
    return elb.createLoadBalancer(
            r -> {
              r.name(name).subnets("subnet-1a", "subnet-1b");
              more.accept(r);
            })
        .loadBalancers()
        .get(0);
  }

  private LoadBalancer createBalancer(String name) {
    return createBalancer(name, r -> {});
  }

  private TargetGroup createGroup(String name, Consumer<CreateTargetGroupRequest.Builder> more) {
    return elb.createTargetGroup(
            r -> {
              r.name(name).protocol(ProtocolEnum.HTTP).port(80).vpcId("vpc-1");
              more.accept(r);
            })
        .targetGroups()
        .get(0);
  }

  private String createGroup(String name) {
    return createGroup(name, r -> {}).targetGroupArn();
  }

  private static Action forward(String group) {
    return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(group).build();
  }

  private Listener listen(String balancer, int port, Action... actions) {
    return elb.createListener(
            r ->
                r.loadBalancerArn(balancer)
                    .protocol(ProtocolEnum.HTTP)
                    .port(port)
                    .defaultActions(actions))
        .listeners()
        .get(0);
  }

  /** A target group behind a listener of a load balancer. */
  private String groupInUse(String name) {
    String group = createGroup(name);
    listen(createBalancer(name).loadBalancerArn(), 80, forward(group));
    return group;
  }

  private List<TargetHealthDescription> health(String group) {
    return elb.describeTargetHealth(r -> r.targetGroupArn(group)).targetHealthDescriptions();
  }

  private static String state(TargetHealthDescription target) {
    return target.targetHealth().reasonAsString() == null
        ? target.targetHealth().stateAsString()
        : target.targetHealth().stateAsString() + " " + target.targetHealth().reasonAsString();
  }

  private List<String> states(String group) {
    return health(group).stream().map(ElbV2ClientTest::state).toList();
  }

  private static TargetDescription target(String id) {
    return TargetDescription.builder().id(id).build();
  }

  private static Certificate certificate(String arn) {
    return Certificate.builder().certificateArn(arn).build();
  }

  private static LoadBalancerAttribute ofBalancer(String key, String value) {
    return LoadBalancerAttribute.builder().key(key).value(value).build();
  }

  private static TargetGroupAttribute ofGroup(String key, String value) {
    return TargetGroupAttribute.builder().key(key).value(value).build();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private void assertRefused(String answer, ThrowingCallable call) {
    assertThat(Refused.answer(call)).isEqualTo(answer);
  }

  private void assertRefused(
      Class<? extends Exception> type, String answer, ThrowingCallable call) {
    assertThat(Refused.answer(type, call)).isEqualTo(answer);
  }

  // Load balancers.

  @Test
  void aLoadBalancerIsDescribedAsItWasCreated() {
    LoadBalancer created =
        createBalancer("front", r -> r.securityGroups("sg-1").tags(tag("team", "blue")));

    assertThat(created.loadBalancerArn()).matches(ARN + "loadbalancer/app/front/[0-9a-f]{16}");
    assertThat(created.dnsName()).matches("front-[0-9]+\\.us-east-1\\.elb\\.amazonaws\\.com");
    assertThat(created.createdTime()).isEqualTo(Sandbox.START);
    assertThat(created.schemeAsString()).isEqualTo("internet-facing");
    assertThat(created.typeAsString()).isEqualTo("application");
    assertThat(created.ipAddressTypeAsString()).isEqualTo("ipv4");
    assertThat(created.securityGroups()).containsExactly("sg-1");
    assertThat(created.state().code()).isEqualTo(LoadBalancerStateEnum.ACTIVE);
    assertThat(created.availabilityZones())
        .extracting(AvailabilityZone::subnetId)
        .containsExactlyInAnyOrder("subnet-1a", "subnet-1b");
    assertThat(created.availabilityZones())
        .extracting(AvailabilityZone::zoneName)
        .doesNotHaveDuplicates();
    assertThat(elb.describeLoadBalancers(r -> r.names("front")).loadBalancers())
        .containsExactly(created);
    assertThat(createBalancer("inside", r -> r.scheme("internal")).dnsName())
        .startsWith("internal-inside-");
    assertThat(
            elb.createLoadBalancer(
                    r -> r.name("fast").type(LoadBalancerTypeEnum.NETWORK).subnets("subnet-1a"))
                .loadBalancers()
                .get(0)
                .dnsName())
        .matches("fast-[0-9a-f]{16}\\.elb\\.us-east-1\\.amazonaws\\.com");
  }

  @Test
  void aLoadBalancerTakesTwoMinutesToBeThere() {
    restart(Sandbox.start(settings -> settings.timings(Timings.REALISTIC)));
    createBalancer("front");

    assertThat(elb.describeLoadBalancers().loadBalancers().get(0).state().code())
        .isEqualTo(LoadBalancerStateEnum.PROVISIONING);
    sandbox.advance(Duration.ofMinutes(2));
    assertThat(
            elb.waiter().waitUntilLoadBalancerAvailable(r -> r.names("front")).matched().response())
        .isPresent();
  }

  @Test
  void loadBalancersAreListedPageByPageOrByName() {
    createBalancer("a");
    String b = createBalancer("b").loadBalancerArn();
    createBalancer("c");

    assertThat(
            elb.describeLoadBalancersPaginator(r -> r.pageSize(2)).loadBalancers().stream()
                .map(LoadBalancer::loadBalancerName))
        .containsExactly("a", "b", "c");
    assertThat(elb.describeLoadBalancers(r -> r.loadBalancerArns(b)).loadBalancers()).hasSize(1);
    assertRefused(
        LoadBalancerNotFoundException.class,
        "400 LoadBalancerNotFound: Load balancers '[no]' not found",
        () -> elb.describeLoadBalancers(r -> r.names("no")));
    assertRefused(
        "400 LoadBalancerNotFound: One or more load balancers not found",
        () -> elb.describeLoadBalancers(r -> r.loadBalancerArns(NO_BALANCER)));
    assertRefused(
        "400 ValidationError: 'no' is not a valid load balancer ARN",
        () -> elb.describeLoadBalancers(r -> r.loadBalancerArns("no")));
    assertRefused(
        "400 ValidationError: Only one of load balancer names and load balancer ARNs may be"
            + " specified",
        () -> elb.describeLoadBalancers(r -> r.names("a").loadBalancerArns(b)));
    assertRefused(
        "400 ValidationError: Marker is not valid",
        () -> elb.describeLoadBalancers(r -> r.marker("no")));
    assertThat(Refused.answer(() -> elb.describeLoadBalancers(r -> r.pageSize(401))))
        .startsWith("400 ValidationError: 1 validation error detected: Value '401' at 'pageSize'");
  }

  @Test
  void theSameLoadBalancerIsCreatedOnce() {
    LoadBalancer created = createBalancer("front");

    assertThat(createBalancer("front")).isEqualTo(created);
    assertRefused(
        DuplicateLoadBalancerNameException.class,
        "400 DuplicateLoadBalancerName: A load balancer with the same name 'front' exists, but with"
            + " different settings",
        () -> createBalancer("front", r -> r.scheme("internal")));
  }

  @Test
  void loadBalancersAreRefusedThatCannotBe() {
    assertRefused(
        "400 ValidationError: The load balancer name '"
            + "a".repeat(33)
            + "' cannot be longer than '32' characters",
        () -> createBalancer("a".repeat(33)));
    assertRefused(
        "400 ValidationError: The load balancer name 'a_b' can only contain characters that are"
            + " alphanumeric characters or hyphens(-)",
        () -> createBalancer("a_b"));
    assertRefused(
        "400 ValidationError: The load balancer name '-a' cannot begin or end with '-'",
        () -> createBalancer("-a"));
    assertRefused(
        "400 ValidationError: At least two subnets in two different Availability Zones must be"
            + " specified",
        () -> createBalancer("a", r -> r.subnets("subnet-1a")));
    assertRefused(
        InvalidConfigurationRequestException.class,
        "400 InvalidConfigurationRequest: A load balancer cannot be attached to multiple subnets in"
            + " the same Availability Zone",
        () -> createBalancer("a", r -> r.subnets("subnet-1a", "subnet-1a")));
    assertRefused(
        "400 DuplicateTagKeys: A tag key was specified more than once.",
        () -> createBalancer("a", r -> r.tags(tag("k", "1"), tag("k", "2"))));
    assertThat(elb.describeLoadBalancers().loadBalancers()).isEmpty();
  }

  @Test
  void strictReferencesKnowOnlySubnetsThatThereAre() {
    restart(Sandbox.start(settings -> settings.references(References.STRICT)));

    assertRefused(
        SubnetNotFoundException.class,
        "400 SubnetNotFound: The subnet ID 'subnet-1a' does not exist",
        () -> createBalancer("front"));
  }

  @Test
  void aRegionHasFiftyLoadBalancersOfAKind() {
    for (int i = 0; i < 50; i++) {
      createBalancer("lb-" + i);
    }

    assertRefused(
        "400 TooManyLoadBalancers: You've reached the limit on the number of load balancers for your"
            + " AWS account.",
        () -> createBalancer("lb-50"));
    elb.createLoadBalancer(
        r -> r.name("fast").type(LoadBalancerTypeEnum.NETWORK).subnets("subnet-1a"));
    assertThat(
            elb.describeAccountLimitsPaginator(r -> r.pageSize(4)).limits().stream()
                .filter(limit -> limit.name().equals("application-load-balancers"))
                .map(limit -> limit.max()))
        .containsExactly("50");
  }

  @Test
  void aLoadBalancerThatIsProtectedIsNotDeleted() {
    String arn = createBalancer("front").loadBalancerArn();
    LoadBalancerAttribute on = ofBalancer("deletion_protection.enabled", "true");
    LoadBalancerAttribute off = ofBalancer("deletion_protection.enabled", "false");

    assertThat(
            elb.modifyLoadBalancerAttributes(r -> r.loadBalancerArn(arn).attributes(on))
                .attributes())
        .contains(on);
    assertRefused(
        OperationNotPermittedException.class,
        "400 OperationNotPermitted: Load balancer '"
            + arn
            + "' cannot be deleted because deletion protection is enabled",
        () -> elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn)));
    elb.modifyLoadBalancerAttributes(r -> r.loadBalancerArn(arn).attributes(off));
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(arn));
    assertThat(elb.describeLoadBalancers().loadBalancers()).isEmpty();
  }

  @Test
  void attributesOfLoadBalancersHaveTheirDefaults() {
    String arn = createBalancer("front").loadBalancerArn();

    Map<String, String> attributes =
        elb.describeLoadBalancerAttributes(r -> r.loadBalancerArn(arn)).attributes().stream()
            .collect(Collectors.toMap(LoadBalancerAttribute::key, LoadBalancerAttribute::value));
    assertThat(attributes)
        .containsEntry("idle_timeout.timeout_seconds", "60")
        .containsEntry("routing.http2.enabled", "true")
        .containsEntry("load_balancing.cross_zone.enabled", "true");
    assertRefused(
        "400 InvalidConfigurationRequest: Load balancer attribute key 'colour' is not recognized",
        () ->
            elb.modifyLoadBalancerAttributes(
                r -> r.loadBalancerArn(arn).attributes(ofBalancer("colour", "blue"))));
    assertRefused(
        "400 InvalidConfigurationRequest: Load balancer attribute 'idle_timeout.timeout_seconds'"
            + " cannot have the value '4001'",
        () ->
            elb.modifyLoadBalancerAttributes(
                r ->
                    r.loadBalancerArn(arn)
                        .attributes(ofBalancer("idle_timeout.timeout_seconds", "4001"))));
    assertRefused(
        "400 LoadBalancerNotFound: Load balancer '" + NO_BALANCER + "' not found",
        () -> elb.describeLoadBalancerAttributes(r -> r.loadBalancerArn(NO_BALANCER)));
  }

  // Target groups.

  @Test
  void aTargetGroupIsDescribedAsItWasCreated() {
    TargetGroup created = createGroup("blue", r -> r.port(8080).healthCheckPath("/up"));

    assertThat(created.targetGroupArn()).matches(ARN + "targetgroup/blue/[0-9a-f]{16}");
    assertThat(created.protocolVersion()).isEqualTo("HTTP1");
    assertThat(created.targetTypeAsString()).isEqualTo("instance");
    assertThat(created.healthCheckProtocolAsString()).isEqualTo("HTTP");
    assertThat(created.healthCheckPort()).isEqualTo("traffic-port");
    assertThat(created.healthCheckEnabled()).isTrue();
    assertThat(created.healthCheckPath()).isEqualTo("/up");
    assertThat(created.healthCheckIntervalSeconds()).isEqualTo(30);
    assertThat(created.healthCheckTimeoutSeconds()).isEqualTo(5);
    assertThat(created.healthyThresholdCount()).isEqualTo(5);
    assertThat(created.unhealthyThresholdCount()).isEqualTo(2);
    assertThat(created.matcher().httpCode()).isEqualTo("200");
    assertThat(created.vpcId()).isEqualTo("vpc-1");
    assertThat(createGroup("blue", r -> r.port(8080).healthCheckPath("/up"))).isEqualTo(created);
    assertRefused(
        DuplicateTargetGroupNameException.class,
        "400 DuplicateTargetGroupName: A target group with the same name 'blue' exists, but with"
            + " different settings",
        () -> createGroup("blue"));
  }

  @Test
  void healthChecksOfOtherProtocolsHaveOtherDefaults() {
    TargetGroup fast = createGroup("fast", r -> r.protocol(ProtocolEnum.TCP));
    TargetGroup function =
        elb.createTargetGroup(r -> r.name("function").targetType(TargetTypeEnum.LAMBDA))
            .targetGroups()
            .get(0);

    assertThat(fast.healthCheckProtocolAsString()).isEqualTo("TCP");
    assertThat(fast.healthCheckTimeoutSeconds()).isEqualTo(10);
    assertThat(fast.healthCheckPath()).isNull();
    assertThat(function.port()).isNull();
    assertThat(function.healthCheckEnabled()).isFalse();
    assertThat(function.healthCheckIntervalSeconds()).isEqualTo(35);
  }

  @Test
  void targetGroupsAreRefusedThatCannotBe() {
    assertRefused(
        "400 ValidationError: A protocol must be specified",
        () -> elb.createTargetGroup(r -> r.name("a").port(80).vpcId("vpc-1")));
    assertRefused(
        "400 ValidationError: A port must be specified",
        () -> elb.createTargetGroup(r -> r.name("a").protocol("HTTP").vpcId("vpc-1")));
    assertRefused(
        "400 ValidationError: A VPC ID must be specified",
        () -> elb.createTargetGroup(r -> r.name("a").protocol("HTTP").port(80)));
    assertRefused(
        "400 ValidationError: Target group name '"
            + "a".repeat(33)
            + "' cannot be longer than '32' characters",
        () -> createGroup("a".repeat(33)));
    assertRefused(
        "400 ValidationError: Health check timeout '60' must be smaller than or equal to the"
            + " interval '30'",
        () -> createGroup("a", r -> r.healthCheckTimeoutSeconds(60)));
    assertRefused(
        "400 ValidationError: Protocol, port and VPC ID cannot be specified for target groups with"
            + " target type 'lambda'",
        () -> createGroup("a", r -> r.targetType(TargetTypeEnum.LAMBDA)));
  }

  @Test
  void aTargetGroupChecksAsItIsTold() {
    String arn = createGroup("blue");

    TargetGroup changed =
        elb.modifyTargetGroup(
                r ->
                    r.targetGroupArn(arn)
                        .healthCheckPath("/health")
                        .healthyThresholdCount(2)
                        .matcher(m -> m.httpCode("200-299")))
            .targetGroups()
            .get(0);

    assertThat(elb.describeTargetGroups(r -> r.targetGroupArns(arn)).targetGroups())
        .containsExactly(changed);
    assertThat(changed.healthCheckPath()).isEqualTo("/health");
    assertThat(changed.healthyThresholdCount()).isEqualTo(2);
    assertThat(changed.unhealthyThresholdCount()).isEqualTo(2);
    assertThat(changed.matcher().httpCode()).isEqualTo("200-299");
    assertRefused(
        TargetGroupNotFoundException.class,
        "400 TargetGroupNotFound: Target groups '" + NO_GROUP + "' not found",
        () -> elb.modifyTargetGroup(r -> r.targetGroupArn(NO_GROUP)));
  }

  @Test
  void targetGroupsAreListedPageByPageByNameAndByLoadBalancer() {
    String a = createGroup("a");
    createGroup("b");
    createGroup("c");
    String balancer = createBalancer("front").loadBalancerArn();
    listen(balancer, 80, forward(a));

    assertThat(
            elb.describeTargetGroupsPaginator(r -> r.pageSize(2)).targetGroups().stream()
                .map(TargetGroup::targetGroupName))
        .containsExactly("a", "b", "c");
    assertThat(elb.describeTargetGroups(r -> r.names("c", "a")).targetGroups())
        .extracting(TargetGroup::targetGroupName)
        .containsExactly("a", "c");
    assertThat(elb.describeTargetGroups(r -> r.loadBalancerArn(balancer)).targetGroups())
        .extracting(TargetGroup::targetGroupName, TargetGroup::loadBalancerArns)
        .containsExactly(tuple("a", List.of(balancer)));
    assertRefused(
        "400 TargetGroupNotFound: One or more target groups not found",
        () -> elb.describeTargetGroups(r -> r.names("no")));
    assertRefused(
        "400 TargetGroupNotFound: One or more target groups not found",
        () -> elb.describeTargetGroups(r -> r.targetGroupArns(NO_GROUP)));
    assertRefused(
        "400 LoadBalancerNotFound: Load balancer '" + NO_BALANCER + "' not found",
        () -> elb.describeTargetGroups(r -> r.loadBalancerArn(NO_BALANCER)));
    assertRefused(
        "400 ValidationError: Only one of load balancer ARN, target group names and target group"
            + " ARNs may be specified",
        () -> elb.describeTargetGroups(r -> r.names("a").loadBalancerArn(balancer)));
  }

  @Test
  void attributesOfTargetGroupsHaveTheirDefaults() {
    String arn = createGroup("blue");

    assertThat(elb.describeTargetGroupAttributes(r -> r.targetGroupArn(arn)).attributes())
        .contains(
            ofGroup("deregistration_delay.timeout_seconds", "300"),
            ofGroup("stickiness.type", "lb_cookie"));
    assertRefused(
        "400 InvalidConfigurationRequest: Target group attribute key 'colour' is not recognized",
        () ->
            elb.modifyTargetGroupAttributes(
                r -> r.targetGroupArn(arn).attributes(ofGroup("colour", "blue"))));
    assertRefused(
        "400 InvalidConfigurationRequest: Target group attribute"
            + " 'deregistration_delay.timeout_seconds' cannot have the value '3601'",
        () -> delay(arn, "3601"));
  }

  private void delay(String group, String seconds) {
    elb.modifyTargetGroupAttributes(
        r ->
            r.targetGroupArn(group)
                .attributes(ofGroup("deregistration_delay.timeout_seconds", seconds)));
  }

  @Test
  void aTargetGroupInUseIsNotDeleted() {
    String group = createGroup("blue");
    String listener =
        listen(createBalancer("front").loadBalancerArn(), 80, forward(group)).listenerArn();

    assertRefused(
        ResourceInUseException.class,
        "400 ResourceInUse: Target group '"
            + group
            + "' is currently in use by a listener or a rule",
        () -> elb.deleteTargetGroup(r -> r.targetGroupArn(group)));
    elb.deleteListener(r -> r.listenerArn(listener));
    elb.deleteTargetGroup(r -> r.targetGroupArn(group));
    elb.deleteTargetGroup(r -> r.targetGroupArn(group));
    assertThat(elb.describeTargetGroups().targetGroups()).isEmpty();
    assertRefused(
        "400 ValidationError: 'no' is not a valid target group ARN",
        () -> elb.deleteTargetGroup(r -> r.targetGroupArn("no")));
  }

  // Listeners.

  @Test
  void aListenerIsDescribedWithItsTargetGroupInBothWays() {
    String group = createGroup("blue");
    String balancer = createBalancer("front").loadBalancerArn();

    Listener created = listen(balancer, 80, forward(group));

    assertThat(created.listenerArn())
        .matches(balancer.replace(":loadbalancer/", ":listener/") + "/[0-9a-f]{16}");
    Action action = created.defaultActions().get(0);
    assertThat(action.targetGroupArn()).isEqualTo(group);
    assertThat(action.forwardConfig().targetGroups().get(0).targetGroupArn()).isEqualTo(group);
    assertThat(action.forwardConfig().targetGroups().get(0).weight()).isEqualTo(1);
    assertThat(elb.describeListeners(r -> r.loadBalancerArn(balancer)).listeners())
        .containsExactly(created);
    assertThat(listen(balancer, 80, forward(group))).isEqualTo(created);
    assertRefused(
        DuplicateListenerException.class,
        "400 DuplicateListener: A listener already exists on this port for this load balancer '"
            + balancer
            + "'",
        () -> listen(balancer, 80, forward(createGroup("green"))));
  }

  @Test
  void listenersAreModifiedAndListed() {
    String balancer = createBalancer("front").loadBalancerArn();
    String group = createGroup("blue");
    String first = listen(balancer, 80, forward(group)).listenerArn();
    listen(balancer, 81, forward(group));

    Listener secure =
        elb.modifyListener(
                r ->
                    r.listenerArn(first)
                        .protocol(ProtocolEnum.HTTPS)
                        .port(443)
                        .certificates(
                            certificate("arn:aws:acm:us-east-1:000000000000:certificate/1")))
            .listeners()
            .get(0);

    assertThat(secure.port()).isEqualTo(443);
    assertThat(secure.sslPolicy()).isEqualTo("ELBSecurityPolicy-2016-08");
    assertThat(secure.defaultActions().get(0).targetGroupArn()).isEqualTo(group);
    assertThat(elb.describeListeners(r -> r.listenerArns(first)).listeners())
        .containsExactly(secure);
    assertThat(
            elb
                .describeListenersPaginator(r -> r.loadBalancerArn(balancer).pageSize(1))
                .listeners()
                .stream())
        .hasSize(2);
    assertRefused(
        "400 DuplicateListener: A listener already exists on this port for this load balancer '"
            + balancer
            + "'",
        () -> elb.modifyListener(r -> r.listenerArn(first).port(81)));
    Listener plain =
        elb.modifyListener(r -> r.listenerArn(first).protocol(ProtocolEnum.HTTP))
            .listeners()
            .get(0);
    assertThat(plain.certificates()).isEmpty();
    assertThat(plain.sslPolicy()).isNull();
    assertRefused(
        "400 ListenerNotFound: One or more listeners not found",
        () -> elb.modifyListener(r -> r.listenerArn(NO_LISTENER)));
    assertRefused(
        "400 ListenerNotFound: One or more listeners not found",
        () -> elb.deleteListener(r -> r.listenerArn(NO_LISTENER)));
    assertRefused(
        "400 ListenerNotFound: One or more listeners not found",
        () -> elb.describeListeners(r -> r.listenerArns(NO_LISTENER)));
    assertRefused(
        "400 ValidationError: You must specify either listener ARNs or a load balancer ARN",
        () -> elb.describeListeners(r -> {}));
  }

  @Test
  void aListenerThatSendsElsewhereNeedsNoTargetGroup() {
    String balancer = createBalancer("front").loadBalancerArn();

    Listener redirecting =
        listen(
            balancer,
            80,
            Action.builder()
                .type(ActionTypeEnum.REDIRECT)
                .redirectConfig(c -> c.protocol("HTTPS").port("443").statusCode("HTTP_301"))
                .build());
    Listener busy =
        listen(
            balancer,
            81,
            Action.builder()
                .type(ActionTypeEnum.FIXED_RESPONSE)
                .fixedResponseConfig(c -> c.statusCode("503").contentType("text/plain"))
                .build());

    assertThat(redirecting.defaultActions().get(0).redirectConfig().statusCodeAsString())
        .isEqualTo("HTTP_301");
    assertThat(busy.defaultActions().get(0).fixedResponseConfig().statusCode()).isEqualTo("503");
  }

  @Test
  void listenersAreRefusedThatCannotBe() {
    String balancer = createBalancer("front").loadBalancerArn();
    String other = createBalancer("other").loadBalancerArn();
    String group = createGroup("blue");
    String tcp = createGroup("tcp", r -> r.protocol(ProtocolEnum.TCP)).targetGroupArn();
    listen(other, 80, forward(group));

    assertRefused(
        TargetGroupAssociationLimitException.class,
        "400 TargetGroupAssociationLimit: The following target groups cannot be associated with more"
            + " than one load balancer: "
            + group,
        () -> listen(balancer, 80, forward(group)));
    assertRefused(
        "400 TargetGroupNotFound: One or more target groups not found",
        () -> listen(balancer, 80, forward(NO_GROUP)));
    assertRefused(
        "400 LoadBalancerNotFound: Load balancer '" + NO_BALANCER + "' not found",
        () -> listen(NO_BALANCER, 80, forward(group)));
    assertThat(Refused.answer(() -> listen(balancer, 80, forward(tcp))))
        .startsWith("400 IncompatibleProtocols: ");
    assertThat(
            Refused.answer(
                () -> listen(balancer, 80, Action.builder().type(ActionTypeEnum.FORWARD).build())))
        .startsWith("400 InvalidLoadBalancerAction: ");
    assertRefused(
        "400 ValidationError: Listener protocol 'TCP' must be one of 'HTTP, HTTPS'",
        () ->
            elb.createListener(
                r ->
                    r.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.TCP)
                        .port(80)
                        .defaultActions(forward(group))));
    assertRefused(
        "400 ValidationError: A certificate must be specified for HTTPS listeners",
        () ->
            elb.createListener(
                r ->
                    r.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTPS)
                        .port(443)
                        .defaultActions(forward(createGroup("green")))));
    assertRefused(
        "400 CertificateNotFound: Certificate 'arn:aws:s3:::bucket' not found",
        () ->
            elb.createListener(
                r ->
                    r.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTPS)
                        .port(443)
                        .certificates(certificate("arn:aws:s3:::bucket"))
                        .defaultActions(forward(createGroup("green")))));
    assertRefused(
        "400 SSLPolicyNotFound: SSL policy 'none' not found",
        () ->
            elb.createListener(
                r ->
                    r.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTPS)
                        .port(443)
                        .sslPolicy("none")
                        .defaultActions(forward(createGroup("green")))));
  }

  @Test
  void aLoadBalancerHasFiftyListeners() {
    String balancer = createBalancer("front").loadBalancerArn();
    String group = createGroup("blue");
    for (int port = 1; port <= 50; port++) {
      listen(balancer, port, forward(group));
    }

    assertRefused(
        "400 TooManyListeners: You've reached the limit on the number of listeners per load"
            + " balancer.",
        () -> listen(balancer, 51, forward(group)));
    elb.deleteLoadBalancer(r -> r.loadBalancerArn(balancer));
    elb.deleteTargetGroup(r -> r.targetGroupArn(group));
  }

  // Tags.

  @Test
  void loadBalancersTargetGroupsAndListenersAreTagged() {
    String group = createGroup("blue", r -> r.tags(tag("a", "1"))).targetGroupArn();
    String balancer = createBalancer("front").loadBalancerArn();
    String listener = listen(balancer, 80, forward(group)).listenerArn();

    elb.addTags(r -> r.resourceArns(group, balancer, listener).tags(tag("a", "2"), tag("b", "")));
    elb.removeTags(r -> r.resourceArns(balancer).tagKeys("a", "none"));

    assertThat(elb.describeTags(r -> r.resourceArns(group, balancer, listener)).tagDescriptions())
        .extracting(each -> each.resourceArn(), each -> each.tags())
        .containsExactly(
            tuple(group, List.of(tag("a", "2"), tag("b", ""))),
            tuple(balancer, List.of(tag("b", ""))),
            tuple(listener, List.of(tag("a", "2"), tag("b", ""))));
    assertRefused(
        "400 DuplicateTagKeys: A tag key was specified more than once.",
        () -> elb.addTags(r -> r.resourceArns(group).tags(tag("x", "1"), tag("x", "2"))));
    assertRefused(
        "400 TargetGroupNotFound: Target groups '" + NO_GROUP + "' not found",
        () -> elb.describeTags(r -> r.resourceArns(NO_GROUP)));
    assertRefused(
        "400 ListenerNotFound: One or more listeners not found",
        () -> elb.removeTags(r -> r.resourceArns(NO_LISTENER).tagKeys("a")));
    assertRefused(
        "400 RuleNotFound: One or more rules not found",
        () ->
            elb.describeTags(
                r -> r.resourceArns(NO_LISTENER.replace(":listener/", ":listener-rule/") + "/1")));
    assertRefused(
        "400 TrustStoreNotFound: Trust store '" + ARN + "truststore/a/1' not found",
        () -> elb.describeTags(r -> r.resourceArns(ARN + "truststore/a/1")));
    List<Tag> many = IntStream.range(0, 50).mapToObj(i -> tag("t" + i, "")).toList();
    assertRefused(
        "400 TooManyTags: You've reached the limit on the number of tags for this resource.",
        () -> elb.addTags(r -> r.resourceArns(group).tags(many)));
  }

  // Targets.

  @Test
  void aTargetRegisteredByHandBecomesHealthyAndDrains() {
    restart(Sandbox.start(settings -> settings.timings(Timings.REALISTIC)));
    String group = groupInUse("blue");
    delay(group, "20");

    elb.registerTargets(r -> r.targetGroupArn(group).targets(target(SOMEBODY)));
    assertThat(states(group)).containsExactly("initial Elb.RegistrationInProgress");
    assertThat(health(group).get(0).healthCheckPort()).isEqualTo("80");
    sandbox.advance(Duration.ofSeconds(2));
    assertThat(states(group)).containsExactly("healthy");

    elb.deregisterTargets(r -> r.targetGroupArn(group).targets(target(SOMEBODY)));
    sandbox.advance(Duration.ofSeconds(19));
    assertThat(states(group)).containsExactly("draining Target.DeregistrationInProgress");
    sandbox.advance(Duration.ofSeconds(1));
    assertThat(states(group)).isEmpty();
    assertThat(
            elb.describeTargetHealth(r -> r.targetGroupArn(group).targets(target(SOMEBODY)))
                .targetHealthDescriptions())
        .extracting(ElbV2ClientTest::state)
        .containsExactly("unused Target.NotRegistered");
    elb.deregisterTargets(r -> r.targetGroupArn(group).targets(target(SOMEBODY)));
  }

  @Test
  void aTargetGroupWithoutAListenerHasNoUseForItsTargets() {
    String group = createGroup("blue");
    elb.registerTargets(r -> r.targetGroupArn(group).targets(target(SOMEBODY)));

    assertThat(states(group)).containsExactly("unused Target.NotInUse");
    listen(createBalancer("front").loadBalancerArn(), 80, forward(group));
    assertThat(states(group)).containsExactly("healthy");
  }

  @Test
  void oneInstanceCanBeRegisteredWithSeveralPorts() {
    String group = groupInUse("blue");

    elb.registerTargets(
        r ->
            r.targetGroupArn(group)
                .targets(
                    target(SOMEBODY),
                    target(SOMEBODY).toBuilder().port(8081).build(),
                    target(SOMEBODY).toBuilder().port(80).build()));

    assertThat(health(group)).extracting(each -> each.target().port()).containsExactly(80, 8081);
    elb.deregisterTargets(
        r -> r.targetGroupArn(group).targets(target(SOMEBODY).toBuilder().port(8081).build()));
    assertThat(health(group)).extracting(each -> each.target().port()).containsExactly(80);
    assertThat(
            elb.describeTargetHealth(
                    r -> r.targetGroupArn(group).includeWithStrings("AnomalyDetection"))
                .targetHealthDescriptions()
                .get(0)
                .anomalyDetection()
                .resultAsString())
        .isEqualTo("normal");
  }

  @Test
  void targetsAreRefusedThatCannotBe() {
    String group = groupInUse("blue");
    String addresses = createGroup("ip", r -> r.targetType(TargetTypeEnum.IP)).targetGroupArn();
    sandbox.create("g", 1);
    String stopped = sandbox.ids("g").get(0);
    sandbox.client().suspendProcesses(r -> r.autoScalingGroupName("g"));
    sandbox.control().post("/_local/instances/" + stopped, "{\"event\":\"stop\"}");

    assertRefused(
        InvalidTargetException.class,
        "400 InvalidTarget: The following targets are not in a running state and cannot be"
            + " registered: '"
            + stopped
            + "'",
        () -> elb.registerTargets(r -> r.targetGroupArn(group).targets(target(stopped))));
    assertRefused(
        "400 ValidationError: Instance ID '10.0.0.1' is not valid",
        () -> elb.registerTargets(r -> r.targetGroupArn(group).targets(target("10.0.0.1"))));
    assertRefused(
        "400 InvalidTarget: 'i-1' is not a valid target of type 'ip'",
        () -> elb.registerTargets(r -> r.targetGroupArn(addresses).targets(target("i-1"))));
    elb.registerTargets(r -> r.targetGroupArn(addresses).targets(target("10.0.0.1")));
    assertThat(health(addresses)).hasSize(1);
    assertRefused(
        "400 TargetGroupNotFound: Target groups '" + NO_GROUP + "' not found",
        () -> health(NO_GROUP));
    assertRefused(
        "400 TargetGroupNotFound: Target groups '" + NO_GROUP + "' not found",
        () -> elb.registerTargets(r -> r.targetGroupArn(NO_GROUP).targets(target(SOMEBODY))));
    assertRefused(
        "400 TargetGroupNotFound: Target groups '" + NO_GROUP + "' not found",
        () -> elb.deregisterTargets(r -> r.targetGroupArn(NO_GROUP).targets(target(SOMEBODY))));
  }

  @Test
  void strictReferencesKnowOnlyInstancesThatThereAre() {
    restart(Sandbox.start(settings -> settings.references(References.STRICT)));
    String group = createGroup("blue");

    assertRefused(
        "400 InvalidTarget: The following targets are not in a running state and cannot be"
            + " registered: '"
            + SOMEBODY
            + "'",
        () -> elb.registerTargets(r -> r.targetGroupArn(group).targets(target(SOMEBODY))));
  }

  @Test
  void aTargetGroupHasAThousandTargets() {
    String group = createGroup("ip", r -> r.targetType(TargetTypeEnum.IP)).targetGroupArn();
    List<TargetDescription> many =
        IntStream.range(0, 1000).mapToObj(i -> target("10.0." + i / 250 + "." + i % 250)).toList();
    elb.registerTargets(r -> r.targetGroupArn(group).targets(many));

    assertRefused(
        "400 TooManyTargets: You've reached the limit on the number of targets.",
        () -> elb.registerTargets(r -> r.targetGroupArn(group).targets(target("10.1.0.1"))));
    assertThat(health(group)).hasSize(1000);
  }

  // Groups of instances behind it.

  @Test
  void theInstancesOfAGroupAreTargetsForAsLongAsTheyServe() {
    restart(
        Sandbox.start(
            settings -> settings.timings(Timings.REALISTIC.with("boot", Duration.ofSeconds(30)))));
    String group = groupInUse("blue");
    delay(group, "60");
    sandbox.create("g", 2, r -> r.targetGroupARNs(group));

    sandbox.advance(Duration.ofSeconds(38));
    assertThat(states(group)).containsOnly("initial Elb.RegistrationInProgress").hasSize(2);
    sandbox.advance(Duration.ofMinutes(1));
    assertThat(states(group)).containsExactly("healthy", "healthy");
    assertThat(health(group))
        .extracting(each -> each.target().id())
        .containsExactlyElementsOf(sandbox.ids("g"));

    sandbox.setDesired("g", 1);
    sandbox.advance(Duration.ofSeconds(10));
    assertThat(states(group))
        .containsExactlyInAnyOrder("healthy", "draining Target.DeregistrationInProgress");
    sandbox.advance(Duration.ofSeconds(60));
    assertThat(states(group)).containsExactly("healthy");
  }

  @Test
  void aTargetThatIsToldUnhealthyIsReplacedByItsGroup() {
    String group = groupInUse("blue");
    sandbox.create("g", 1, r -> r.targetGroupARNs(group).healthCheckType("ELB"));
    String first = sandbox.ids("g").get(0);
    sandbox
        .client()
        .suspendProcesses(r -> r.autoScalingGroupName("g").scalingProcesses("ReplaceUnhealthy"));

    sandbox.control().post("/_local/instances/" + first, "{\"event\":\"target-unhealthy\"}");
    assertThat(states(group)).containsExactly("unhealthy Target.FailedHealthChecks");
    sandbox.client().resumeProcesses(r -> r.autoScalingGroupName("g"));

    assertThat(states(group)).containsExactly("healthy");
    assertThat(sandbox.ids("g")).hasSize(1).doesNotContain(first);
  }

  @Test
  void aTargetsHealthFollowsItsInstance() {
    String group = groupInUse("blue");
    sandbox.create("g", 1, r -> r.targetGroupARNs(group));
    sandbox.client().suspendProcesses(r -> r.autoScalingGroupName("g"));
    String path = "/_local/instances/" + sandbox.ids("g").get(0);

    sandbox.control().post(path, "{\"event\":\"stop\"}");
    assertThat(states(group)).containsExactly("unused Target.InvalidState");
    assertThat(health(group).get(0).targetHealth().description())
        .isEqualTo("Target is in the stopped state");
    sandbox.control().post(path, "{\"event\":\"recover\"}");
    assertThat(states(group)).containsExactly("healthy");
  }

  @Test
  void whatAGroupTakesOnTrustIsThereForEverybody() {
    String arn = ARN + "targetgroup/trusted/73e2d6bc24d8a067";
    sandbox.create("g", 1, r -> r.targetGroupARNs(arn));

    assertThat(elb.describeTargetGroups(r -> r.names("trusted")).targetGroups())
        .extracting(TargetGroup::targetGroupArn)
        .containsExactly(arn);
    assertThat(states(arn)).containsExactly("healthy");
  }
}
