package io.github.autoscalinglocal.client;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.engine.time.ClockMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An emulator of the test's own, whose clock only the test moves, and clients that talk to it. */
final class Sandbox implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private static final SdkHttpClient HTTP = ApacheHttpClient.create();

  /** Empty if the emulator is one that runs elsewhere. */
  private final Optional<AutoScalingLocal> emulator;

  private final URI endpoint;
  private final AutoScalingClient client;
  private final Control control;

  private Sandbox(Optional<AutoScalingLocal> emulator, URI endpoint) {
    this.emulator = emulator;
    this.endpoint = endpoint;
    this.client = client("test", "us-east-1");
    this.control = new Control(endpoint);
  }

  /** Everything is settled when a call returns. */
  static Sandbox start() {
    return start(settings -> settings);
  }

  static Sandbox start(UnaryOperator<AutoScalingLocal.Builder> settings) {
    AutoScalingLocal.Builder manual =
        AutoScalingLocal.builder().clock(ClockMode.MANUAL).startingAt(START);
    AutoScalingLocal emulator = settings.apply(manual).start();
    return new Sandbox(Optional.of(emulator), emulator.endpoint());
  }

  /** In an emulator that runs already, such as one in a container, which forgets what it has. */
  static Sandbox at(URI endpoint) {
    Sandbox sandbox = new Sandbox(Optional.empty(), endpoint);
    sandbox.control.post("/_local/reset", "");
    sandbox.control.put("/_local/clock", "{\"mode\":\"manual\",\"now\":\"%s\"}".formatted(START));
    return sandbox;
  }

  URI endpoint() {
    return endpoint;
  }

  /** A client of the default account and region. */
  AutoScalingClient client() {
    return client;
  }

  AutoScalingClient client(String accessKey, String region) {
    return client(
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")), region);
  }

  AutoScalingClient client(AwsCredentialsProvider credentials, String region) {
    return AutoScalingClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClient(HTTP)
        .build();
  }

  /** A client of any service, in the default account and region. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, AwsBasicCredentials.create("test", "secret"));
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentials credentials) {
    return client(builder, credentials, Region.US_EAST_1);
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentials credentials, Region region) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(HTTP)
        .build();
  }

  /** A client of CloudWatch in the default account and region. */
  CloudWatchClient cloudWatch() {
    return CloudWatchClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
        .httpClient(HTTP)
        .build();
  }

  /** A client of EC2 in the default account and region. */
  Ec2Client ec2() {
    return ec2("us-east-1");
  }

  Ec2Client ec2(String region) {
    return Ec2Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
        .httpClient(HTTP)
        .build();
  }

  /** How many events are to come. */
  int pendingEvents() {
    return emulator.orElseThrow().clock().pendingEvents();
  }

  Control control() {
    return control;
  }

  void advance(Duration by) {
    if (emulator.isPresent()) {
      emulator.get().clock().advance(by);
    } else {
      control.post("/_local/clock/advance", "{\"by\":\"%s\"}".formatted(by));
    }
  }

  Instant now() {
    return emulator.orElseThrow().clock().now();
  }

  /** Creates a group in one zone, of as many instances as wanted and up to twenty. */
  void create(String name, int desired, Consumer<CreateAutoScalingGroupRequest.Builder> more) {
    client.createAutoScalingGroup(
        request -> {
          request
              .autoScalingGroupName(name)
              .launchTemplate(template -> template.launchTemplateName("web"))
              .availabilityZones("us-east-1a")
              .minSize(0)
              .maxSize(20)
              .desiredCapacity(desired);
          more.accept(request);
        });
  }

  void create(String name, int desired) {
    create(name, desired, request -> {});
  }

  static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  void setDesired(String name, int desired) {
    client.setDesiredCapacity(
        request -> request.autoScalingGroupName(name).desiredCapacity(desired));
  }

  void protect(String group, List<String> instanceIds) {
    client.setInstanceProtection(
        request ->
            request
                .autoScalingGroupName(group)
                .instanceIds(instanceIds)
                .protectedFromScaleIn(true));
  }

  AutoScalingGroup group(String name) {
    return client
        .describeAutoScalingGroups(request -> request.autoScalingGroupNames(name))
        .autoScalingGroups()
        .stream()
        .findFirst()
        .orElseThrow();
  }

  List<Instance> instances(String group) {
    return group(group).instances();
  }

  /** In the order in which the group lists them, which is that of the ids. */
  List<String> ids(String group) {
    return instances(group).stream().map(Instance::instanceId).toList();
  }

  /** The newest first. */
  List<Activity> activities(String group) {
    return client
        .describeScalingActivities(request -> request.autoScalingGroupName(group))
        .activities();
  }

  @Override
  public void close() {
    client.close();
    emulator.ifPresent(AutoScalingLocal::close);
  }
}
