package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.AdditionalAttribute;
import software.amazon.awssdk.services.elasticloadbalancing.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancing.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancing.model.HealthCheck;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.InstanceState;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancing.model.InvalidInstanceException;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancing.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancing.model.TagKeyOnly;

/** Every operation of Classic Load Balancing that there is, through the SDK for Java. */
class ElbClientTest {
  private static final String SOMEBODY = "i-0123456789abcdef0";
  private static final String ABSENT =
      "400 LoadBalancerNotFound: There is no ACTIVE Load Balancer named 'no'";

  private Sandbox sandbox;
  private ElasticLoadBalancingClient elb;

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
    elb = next.client(ElasticLoadBalancingClient.builder());
  }

  private void restart(Sandbox next) {
    sandbox.close();
    open(next);
  }

  private static Listener listener(String protocol, int port) {
    return Listener.builder().protocol(protocol).loadBalancerPort(port).instancePort(8080).build();
  }

  private String create(String name, Consumer<CreateLoadBalancerRequest.Builder> more) {
    return elb.createLoadBalancer(
            r -> {
              r.loadBalancerName(name)
                  .listeners(listener("http", 80))
                  .availabilityZones("us-east-1a");
              more.accept(r);
            })
        .dnsName();
  }

  private String create(String name) {
    return create(name, r -> {});
  }

  private LoadBalancerDescription described(String name) {
    return elb.describeLoadBalancers(r -> r.loadBalancerNames(name))
        .loadBalancerDescriptions()
        .get(0);
  }

  private List<InstanceState> health(String name) {
    return elb.describeInstanceHealth(r -> r.loadBalancerName(name)).instanceStates();
  }

  private static Instance instance(String id) {
    return Instance.builder().instanceId(id).build();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private void drain(String name, int seconds) {
    elb.modifyLoadBalancerAttributes(
        r ->
            r.loadBalancerName(name)
                .loadBalancerAttributes(
                    a -> a.connectionDraining(d -> d.enabled(true).timeout(seconds))));
  }

  private void assertRefused(String answer, ThrowingCallable call) {
    assertThat(Refused.answer(call)).isEqualTo(answer);
  }

  private void assertRefused(
      Class<? extends Exception> type, String answer, ThrowingCallable call) {
    assertThat(Refused.answer(type, call)).isEqualTo(answer);
  }

  @Test
  void aLoadBalancerIsDescribedAsItWasCreated() {
    String dnsName = create("front", r -> r.securityGroups("sg-1").tags(tag("team", "blue")));

    LoadBalancerDescription front = described("front");
    assertThat(dnsName).matches("front-[0-9]+\\.us-east-1\\.elb\\.amazonaws\\.com");
    assertThat(front.dnsName()).isEqualTo(dnsName);
    assertThat(front.createdTime()).isEqualTo(Sandbox.START);
    assertThat(front.scheme()).isEqualTo("internet-facing");
    assertThat(front.availabilityZones()).containsExactly("us-east-1a");
    assertThat(front.securityGroups()).containsExactly("sg-1");
    assertThat(front.instances()).isEmpty();
    assertThat(front.listenerDescriptions().get(0).listener())
        .isEqualTo(listener("HTTP", 80).toBuilder().instanceProtocol("HTTP").build());
    assertThat(front.healthCheck())
        .isEqualTo(
            HealthCheck.builder()
                .target("TCP:8080")
                .interval(30)
                .timeout(5)
                .unhealthyThreshold(2)
                .healthyThreshold(10)
                .build());
    assertThat(create("inside", r -> r.scheme("internal"))).startsWith("internal-inside-");
  }

  @Test
  void theSameLoadBalancerIsCreatedOnceAndDeletedAsOftenAsOneLikes() {
    String dnsName = create("front");

    assertThat(create("front")).isEqualTo(dnsName);
    assertRefused(
        DuplicateLoadBalancerNameException.class,
        "400 DuplicateLoadBalancerName: Load Balancer named front already exists and it is"
            + " configured with different parameters.",
        () -> create("front", r -> r.listeners(listener("TCP", 80))));
    elb.deleteLoadBalancer(r -> r.loadBalancerName("front"));
    elb.deleteLoadBalancer(r -> r.loadBalancerName("front"));
    assertThat(elb.describeLoadBalancers().loadBalancerDescriptions()).isEmpty();
  }

  @Test
  void loadBalancersAreListedPageByPageOrByName() {
    List.of("a", "b", "c").forEach(this::create);

    assertThat(
            elb
                .describeLoadBalancersPaginator(r -> r.pageSize(2))
                .loadBalancerDescriptions()
                .stream()
                .map(LoadBalancerDescription::loadBalancerName))
        .containsExactly("a", "b", "c");
    assertThat(
            elb.describeLoadBalancers(r -> r.loadBalancerNames("c", "a"))
                .loadBalancerDescriptions())
        .extracting(LoadBalancerDescription::loadBalancerName)
        .containsExactly("a", "c");
    assertRefused(LoadBalancerNotFoundException.class, ABSENT, () -> described("no"));
    assertRefused(
        "400 ValidationError: Marker is not valid",
        () -> elb.describeLoadBalancers(r -> r.marker("no")));
  }

  @Test
  void loadBalancersAreRefusedThatCannotBe() {
    assertThat(Refused.answer(() -> create("-a"))).startsWith("400 ValidationError: ");
    assertRefused(
        "400 ValidationError: Either AvailabilityZones or SubnetIds must be specified",
        () -> create("a", r -> r.availabilityZones(List.of())));
    assertRefused(
        "400 ValidationError: Only one of SubnetIds or AvailabilityZones may be specified",
        () -> create("a", r -> r.subnets("subnet-1a")));
    assertRefused(
        "400 ValidationError: Invalid Availability Zone: eu-west-1a",
        () -> create("a", r -> r.availabilityZones("eu-west-1a")));
    assertRefused(
        "400 ValidationError: Listeners cannot be empty",
        () -> create("a", r -> r.listeners(List.of())));
    assertThat(Refused.answer(() -> create("a", r -> r.scheme("secret"))))
        .startsWith("400 InvalidScheme: ");
    assertThat(Refused.answer(() -> create("a", r -> r.listeners(listener("UDP", 53)))))
        .startsWith("400 UnsupportedProtocol: ");
    assertRefused(
        "400 CertificateNotFound: Server Certificate not found for the key: null",
        () -> create("a", r -> r.listeners(listener("HTTPS", 443))));
    assertRefused(
        InvalidConfigurationRequestException.class,
        "409 InvalidConfigurationRequest: Only one subnet can be specified for Availability Zone"
            + " us-east-1b.",
        () ->
            elb.createLoadBalancer(
                r ->
                    r.loadBalancerName("a")
                        .listeners(listener("HTTP", 80))
                        .subnets("subnet-1a", "subnet-1a")));
    assertRefused(
        "400 DuplicateTagKeys: A tag key was specified more than once.",
        () -> create("a", r -> r.tags(tag("k", "1"), tag("k", "2"))));
    assertThat(elb.describeLoadBalancers().loadBalancerDescriptions()).isEmpty();
    IntStream.range(0, 20).forEach(i -> create("lb-" + i));
    assertThat(Refused.answer(() -> create("lb-20"))).startsWith("400 TooManyLoadBalancers: ");
  }

  @Test
  void subnetsOfALoadBalancerAreInDifferentZones() {
    elb.createLoadBalancer(
        r ->
            r.loadBalancerName("a")
                .listeners(listener("HTTP", 80))
                .subnets("subnet-0a", "subnet-1a", "subnet-2a"));

    assertThat(described("a").availabilityZones())
        .containsExactly("us-east-1a", "us-east-1b", "us-east-1c");
  }

  @Test
  void strictReferencesKnowOnlyWhatThereIs() {
    restart(Sandbox.start(settings -> settings.references(References.STRICT)));
    create("front");

    assertRefused(
        "400 SubnetNotFound: The subnet ID 'subnet-1a' does not exist",
        () ->
            elb.createLoadBalancer(
                r -> r.loadBalancerName("a").listeners(listener("HTTP", 80)).subnets("subnet-1a")));
    assertRefused(
        InvalidInstanceException.class,
        "400 InvalidInstance: Could not find EC2 instance " + SOMEBODY + ".",
        () ->
            elb.registerInstancesWithLoadBalancer(
                r -> r.loadBalancerName("front").instances(instance(SOMEBODY))));
  }

  @Test
  void healthChecksAreConfigured() {
    create("front");
    HealthCheck check =
        HealthCheck.builder()
            .target("HTTP:80/up")
            .interval(10)
            .timeout(5)
            .unhealthyThreshold(2)
            .healthyThreshold(2)
            .build();

    assertThat(
            elb.configureHealthCheck(r -> r.loadBalancerName("front").healthCheck(check))
                .healthCheck())
        .isEqualTo(check)
        .isEqualTo(described("front").healthCheck());
    assertRefused(
        "400 ValidationError: HealthCheck Target must begin with one of HTTP, TCP, HTTPS, SSL",
        () -> configure(check.toBuilder().target("UDP:53")));
    assertRefused(
        "400 ValidationError: HealthCheck HTTP Target must specify a port followed by a path that"
            + " begins with a slash. e.g. HTTP:80/ping/this/path",
        () -> configure(check.toBuilder().target("HTTP:80")));
    assertRefused(
        "400 ValidationError: HealthCheck timeout must be less than interval",
        () -> configure(check.toBuilder().timeout(10)));
    assertRefused(
        ABSENT, () -> elb.configureHealthCheck(r -> r.loadBalancerName("no").healthCheck(check)));
  }

  private void configure(HealthCheck.Builder check) {
    elb.configureHealthCheck(r -> r.loadBalancerName("front").healthCheck(check.build()));
  }

  @Test
  void attributesAreChangedOneByOne() {
    create("front");
    LoadBalancerAttributes before =
        elb.describeLoadBalancerAttributes(r -> r.loadBalancerName("front"))
            .loadBalancerAttributes();
    assertThat(before.connectionDraining().enabled()).isFalse();
    assertThat(before.connectionSettings().idleTimeout()).isEqualTo(60);

    drain("front", 20);

    LoadBalancerAttributes after =
        elb.describeLoadBalancerAttributes(r -> r.loadBalancerName("front"))
            .loadBalancerAttributes();
    assertThat(after)
        .isEqualTo(before.toBuilder().connectionDraining(d -> d.enabled(true).timeout(20)).build());
    AdditionalAttribute strictest =
        AdditionalAttribute.builder()
            .key("elb.http.desyncmitigationmode")
            .value("strictest")
            .build();
    assertThat(
            elb.modifyLoadBalancerAttributes(
                    r ->
                        r.loadBalancerName("front")
                            .loadBalancerAttributes(a -> a.additionalAttributes(strictest)))
                .loadBalancerAttributes()
                .additionalAttributes())
        .containsExactly(strictest);
    assertRefused(
        "400 LoadBalancerAttributeNotFound: The load balancer attribute 'colour' does not exist",
        () ->
            elb.modifyLoadBalancerAttributes(
                r ->
                    r.loadBalancerName("front")
                        .loadBalancerAttributes(
                            a ->
                                a.additionalAttributes(
                                    strictest.toBuilder().key("colour").build()))));
    assertRefused(
        "409 InvalidConfigurationRequest: Access logs need an S3 bucket",
        () ->
            elb.modifyLoadBalancerAttributes(
                r ->
                    r.loadBalancerName("front")
                        .loadBalancerAttributes(a -> a.accessLog(l -> l.enabled(true)))));
    assertRefused(
        "409 InvalidConfigurationRequest: The connection draining timeout must be between 1 and 3600"
            + " seconds",
        () -> drain("front", 3601));
    assertRefused(ABSENT, () -> elb.describeLoadBalancerAttributes(r -> r.loadBalancerName("no")));
    assertRefused(ABSENT, () -> drain("no", 1));
  }

  @Test
  void loadBalancersAreTagged() {
    create("front", r -> r.tags(tag("a", "1")));

    elb.addTags(r -> r.loadBalancerNames("front").tags(tag("a", "2"), tag("b", "3")));
    elb.removeTags(r -> r.loadBalancerNames("front").tags(TagKeyOnly.builder().key("a").build()));

    assertThat(elb.describeTags(r -> r.loadBalancerNames("front")).tagDescriptions())
        .extracting(each -> each.loadBalancerName(), each -> each.tags())
        .containsExactly(tuple("front", List.of(tag("b", "3"))));
    assertRefused(
        "400 TooManyTags: The quota for the number of tags that can be assigned to a load balancer"
            + " has been reached.",
        () ->
            elb.addTags(
                r ->
                    r.loadBalancerNames("front")
                        .tags(IntStream.range(0, 10).mapToObj(i -> tag("t" + i, "")).toList())));
    assertRefused(ABSENT, () -> elb.describeTags(r -> r.loadBalancerNames("no")));
    assertRefused(ABSENT, () -> elb.addTags(r -> r.loadBalancerNames("no").tags(tag("a", ""))));
    assertRefused(
        ABSENT,
        () ->
            elb.removeTags(
                r -> r.loadBalancerNames("no").tags(TagKeyOnly.builder().key("a").build())));
  }

  @Test
  void anInstanceRegisteredByHandIsSoonInServiceAndDrains() {
    restart(Sandbox.start(settings -> settings.timings(Timings.REALISTIC)));
    create("front");
    drain("front", 20);

    assertThat(
            elb.registerInstancesWithLoadBalancer(
                    r -> r.loadBalancerName("front").instances(instance(SOMEBODY)))
                .instances())
        .containsExactly(instance(SOMEBODY));
    assertThat(health("front"))
        .containsExactly(
            state("OutOfService", "ELB", "Instance registration is still in progress."));
    sandbox.advance(Duration.ofSeconds(2));
    assertThat(health("front")).containsExactly(state("InService", "N/A", "N/A"));
    assertThat(described("front").instances()).containsExactly(instance(SOMEBODY));

    assertThat(
            elb.deregisterInstancesFromLoadBalancer(
                    r -> r.loadBalancerName("front").instances(instance(SOMEBODY)))
                .instances())
        .isEmpty();
    assertThat(health("front"))
        .containsExactly(
            state("InService", "N/A", "Instance deregistration currently in progress."));
    sandbox.advance(Duration.ofSeconds(20));
    assertThat(health("front")).isEmpty();
    assertThat(
            elb.describeInstanceHealth(
                    r -> r.loadBalancerName("front").instances(instance(SOMEBODY)))
                .instanceStates())
        .containsExactly(
            state(
                "OutOfService",
                "Instance",
                "Instance is not currently registered with the LoadBalancer."));
    assertRefused(
        "400 InvalidInstance: Could not find EC2 instance none.",
        () ->
            elb.describeInstanceHealth(
                r -> r.loadBalancerName("front").instances(instance("none"))));
    assertRefused(ABSENT, () -> health("no"));
  }

  private static InstanceState state(String state, String reason, String description) {
    return InstanceState.builder()
        .instanceId(SOMEBODY)
        .state(state)
        .reasonCode(reason)
        .description(description)
        .build();
  }

  @Test
  void theInstancesOfAGroupAreBehindIt() {
    create("front");
    sandbox.create("g", 2, r -> r.loadBalancerNames("front"));
    List<String> ids = sandbox.ids("g");
    sandbox.client().suspendProcesses(r -> r.autoScalingGroupName("g"));

    sandbox.control().post("/_local/instances/" + ids.get(0), "{\"event\":\"target-unhealthy\"}");
    sandbox.control().post("/_local/instances/" + ids.get(1), "{\"event\":\"stop\"}");

    assertThat(health("front"))
        .extracting(InstanceState::instanceId, InstanceState::state, InstanceState::description)
        .containsExactly(
            tuple(
                ids.get(0),
                "OutOfService",
                "Instance has failed at least the UnhealthyThreshold number of health checks"
                    + " consecutively."),
            tuple(ids.get(1), "OutOfService", "Instance is in stopped state."));
    elb.deregisterInstancesFromLoadBalancer(
        r -> r.loadBalancerName("front").instances(instance(ids.get(0))));
    assertThat(described("front").instances()).containsExactly(instance(ids.get(1)));
    assertRefused(
        ABSENT,
        () ->
            elb.registerInstancesWithLoadBalancer(
                r -> r.loadBalancerName("no").instances(instance(ids.get(0)))));
    assertRefused(
        ABSENT,
        () ->
            elb.deregisterInstancesFromLoadBalancer(
                r -> r.loadBalancerName("no").instances(instance(ids.get(0)))));
  }

  @Test
  void whatAGroupTakesOnTrustIsThereForEverybodyAndCanBeCreatedStill() {
    sandbox.create("g", 1, r -> r.loadBalancerNames("trusted"));
    assertThat(health("trusted")).extracting(InstanceState::state).containsExactly("InService");

    create("trusted", r -> r.availabilityZones("us-east-1a", "us-east-1b"));

    assertThat(described("trusted").availabilityZones()).hasSize(2);
    assertThat(health("trusted")).hasSize(1);
  }
}
