package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Operations;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.AutoScalingGroup;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.api.instance.TerminateInstanceInAutoScalingGroup;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.OutsideCall;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.engine.World;
import io.github.autoscalinglocal.engine.Worlds;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Faults;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.wire.QueryForm;
import io.github.autoscalinglocal.wire.QueryTree;
import io.github.autoscalinglocal.wire.RequestReader;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An emulator without sockets: one account in one region under a clock that only the test moves.
 * Calls are written as on the wire, {@code call("SetDesiredCapacity", "AutoScalingGroupName=g",
 * "DesiredCapacity=2")}, and answered with the operation's record. {@code Name[]=a,b} is short for
 * {@code Name.member.1=a} and {@code Name.member.2=b}.
 */
public final class Scenario {
  public static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  public static final Scope SCOPE = new Scope("123456789012", "us-east-1");

  /** What most groups here are made of. */
  public static final String TEMPLATE = "LaunchTemplate.LaunchTemplateName=web";

  public static final String ZONES = "AvailabilityZones[]=us-east-1a,us-east-1b,us-east-1c";

  private static final Operations OPERATIONS = new Operations();
  private static final Services SERVICES = new Services();

  private final Engine engine;
  private final Scope scope;

  private Scenario(Engine engine, Scope scope) {
    this.engine = engine;
    this.scope = scope;
  }

  /** Everything is settled when a call returns. */
  public static Scenario instant() {
    return with(Options.DEFAULT);
  }

  public static Scenario with(Options options) {
    return with(options, START);
  }

  public static Scenario with(Options options, Instant start) {
    return with(
        options,
        start,
        call -> {
          throw new AssertionError("nobody outside is there to be asked: " + call);
        });
  }

  /**
   * @param outside answers what is asked of other hosts
   */
  public static Scenario with(
      Options options, Instant start, Function<OutsideCall, Event> outside) {
    VirtualClock clock = new VirtualClock(InstantSource.fixed(start), ClockMode.MANUAL, start);
    return new Scenario(new Engine(clock, options, Reconciler::arrange, outside), SCOPE);
  }

  /** Launches and terminations take the time that they take in reality. */
  public static Scenario realistic() {
    return with(options(Timings.REALISTIC));
  }

  public static Scenario strict() {
    return with(
        new Options(
            Options.DEFAULT.timings(),
            Options.References.STRICT,
            Options.DEFAULT.tieBreaking(),
            Options.DEFAULT.limits(),
            Options.DEFAULT.seed(),
            false,
            false,
            Options.DEFAULT.market()));
  }

  public static Options options(Timings timings) {
    return options(timings, Options.DEFAULT.limits(), 0);
  }

  public static Options options(Timings timings, Options.Limits limits, long seed) {
    return new Options(
        timings,
        Options.DEFAULT.references(),
        Options.DEFAULT.tieBreaking(),
        limits,
        seed,
        false,
        false,
        Options.DEFAULT.market());
  }

  public static Options options(MarketData market) {
    return new Options(
        Options.DEFAULT.timings(),
        Options.DEFAULT.references(),
        Options.DEFAULT.tieBreaking(),
        Options.DEFAULT.limits(),
        Options.DEFAULT.seed(),
        false,
        false,
        market);
  }

  /** The same emulator, seen from another account or region. */
  public Scenario as(String account, String region) {
    return new Scenario(engine, new Scope(account, region));
  }

  /** What runs it, for those who come in by another door. */
  public Engine engine() {
    return engine;
  }

  // Calls.

  /** Performs an operation; the parameters are those of the Query protocol, not encoded. */
  public Record call(String action, String... parameters) {
    return perform(OPERATIONS.find(action).orElseThrow(), form(parameters));
  }

  /** Performs an operation of another service, such as {@code elbv2}. */
  public Record callOf(String service, String action, String... parameters) {
    Service neighbour =
        SERVICES.all().stream()
            .filter(each -> each.identity().name().equals(service))
            .findFirst()
            .orElseThrow();
    return perform(neighbour.find(action).orElseThrow().operation(), form(parameters));
  }

  /** Performs the operation that answers with this record. */
  public <R extends Record> R ask(Class<R> answer, String... parameters) {
    return answer.cast(call(answer.getEnclosingClass().getSimpleName(), parameters));
  }

  /**
   * The error that an operation answers with, as {@code Code: text}. A call that is refused must
   * leave no trace.
   */
  public String refusal(String action, String... parameters) {
    World before = world();
    ApiException refusal = catchThrowableOfType(ApiException.class, () -> call(action, parameters));
    assertThat(refusal).as("what %s answers to %s", action, List.of(parameters)).isNotNull();
    assertThat(world()).as("the world after a refused call").isEqualTo(before);
    return refusal.code() + ": " + refusal.text();
  }

  private <Q extends Record, R extends Record> R perform(
      Operation<Q, R> operation, QueryForm form) {
    @SuppressWarnings("unchecked") // the table's own account of the operation
    Class<Q> type = (Class<Q>) Operations.requestType(operation);
    Q request = RequestReader.read(type, QueryTree.of(form, type));
    if (operation instanceof ReadOperation<Q, R> read) {
      return engine.read(scope, view -> read.answer(request, view));
    }
    return engine.write(scope, tx -> ((WriteOperation<Q, R>) operation).apply(request, tx));
  }

  private static QueryForm form(String... parameters) {
    String body =
        Arrays.stream(parameters)
            .flatMap(Scenario::expanded)
            .map(Scenario::encoded)
            .collect(Collectors.joining("&"));
    return QueryForm.parse("", body.getBytes(UTF_8));
  }

  private static Stream<String> expanded(String parameter) {
    int list = parameter.indexOf("[]=");
    if (list < 0) {
      return Stream.of(parameter);
    }
    String[] values = parameter.substring(list + 3).split(",", -1);
    List<String> members = new ArrayList<>();
    for (String value : values) {
      members.add(parameter.substring(0, list) + ".member." + (members.size() + 1) + "=" + value);
    }
    return members.stream();
  }

  private static String encoded(String parameter) {
    int equals = parameter.indexOf('=');
    return URLEncoder.encode(parameter.substring(0, equals), UTF_8)
        + "="
        + URLEncoder.encode(parameter.substring(equals + 1), UTF_8);
  }

  /**
   * Creates a group from a launch template, in three zones, unless the parameters say otherwise.
   */
  public void create(String group, int min, int max, int desired, String... parameters) {
    call("CreateAutoScalingGroup", creation(group, min, max, desired, parameters));
  }

  /** The parameters of {@link #create}. */
  public static String[] creation(
      String group, int min, int max, int desired, String... parameters) {
    // Of a parameter that is given twice, the first one counts.
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AutoScalingGroupName=" + group);
    all.add("MinSize=" + min);
    all.add("MaxSize=" + max);
    all.add("DesiredCapacity=" + desired);
    addUnless(all, List.of("AvailabilityZones", "AvailabilityZoneIds", "VPCZone"), ZONES);
    addUnless(all, List.of("Launch", "MixedInstancesPolicy", "InstanceId"), TEMPLATE);
    return all.toArray(String[]::new);
  }

  private static void addUnless(List<String> all, List<String> prefixes, String otherwise) {
    if (all.stream().noneMatch(each -> prefixes.stream().anyMatch(each::startsWith))) {
      all.add(otherwise);
    }
  }

  public void update(String group, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AutoScalingGroupName=" + group);
    call("UpdateAutoScalingGroup", all.toArray(String[]::new));
  }

  public void desire(String group, int desired) {
    call("SetDesiredCapacity", "AutoScalingGroupName=" + group, "DesiredCapacity=" + desired);
  }

  public void protect(String group, String... instances) {
    call(
        "SetInstanceProtection",
        "AutoScalingGroupName=" + group,
        "InstanceIds[]=" + String.join(",", instances),
        "ProtectedFromScaleIn=true");
  }

  public Activity terminate(String instance, boolean decrement) {
    return ask(
            TerminateInstanceInAutoScalingGroup.Response.class,
            "InstanceId=" + instance,
            "ShouldDecrementDesiredCapacity=" + decrement)
        .activity();
  }

  // What there is.

  /** The one group of that name. */
  public AutoScalingGroup group(String name) {
    List<AutoScalingGroup> groups = groups("AutoScalingGroupNames[]=" + name);
    assertThat(groups).as("groups called %s", name).hasSize(1);
    return groups.get(0);
  }

  public List<AutoScalingGroup> groups(String... parameters) {
    return ask(DescribeAutoScalingGroups.Response.class, parameters).autoScalingGroups();
  }

  public List<Instance> instances(String group) {
    return group(group).instances();
  }

  /** The ids of a group's instances, the oldest first. */
  public List<String> ids(String group) {
    return region().existing(group).instances().values().stream()
        .sorted(
            Comparator.comparing(io.github.autoscalinglocal.model.Instance::launchedAt)
                .thenComparing(io.github.autoscalinglocal.model.Instance::id))
        .map(io.github.autoscalinglocal.model.Instance::id)
        .toList();
  }

  /** A group's activities as they are listed: those in progress first, then the newest. */
  public List<Activity> activities(String group) {
    return ask(DescribeScalingActivities.Response.class, "AutoScalingGroupName=" + group)
        .activities();
  }

  /** The choices of victims, the oldest first. */
  public List<Explanation> decisions() {
    return List.copyOf(region().history().decisions().values());
  }

  public Region region() {
    return engine.read(scope, view -> view.region());
  }

  /** Everything in all accounts and regions. */
  public World world() {
    return Worlds.of(engine);
  }

  /** The same, and the clock. */
  public Engine.Snapshot snapshot() {
    return engine.snapshot();
  }

  /** Puts another world in the place of this one. */
  public void restore(Engine.Snapshot snapshot) {
    engine.restore(snapshot);
  }

  /** What was told to the outside world, the oldest first. */
  public List<Message> messages() {
    return List.copyOf(region().outbox().messages().values());
  }

  /** What the rules say of the world as it is now. */
  public <R> R see(Function<View, R> question) {
    return engine.read(scope, question);
  }

  /** Puts into the world what no operation puts there. */
  public void plant(UnaryOperator<Region> change) {
    run(tx -> tx.update(change));
  }

  /** Does what no operation does. */
  public void run(Consumer<Tx> work) {
    work(
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  /** The same, with a result. */
  public <R> R work(Function<Tx, R> work) {
    return engine.write(scope, work);
  }

  /** Sets a fault, behind those that are there. */
  public void set(WantedFault wanted) {
    long sequence = engine.write(scope, Tx::nextSequence);
    plant(region -> region.with(region.faults().with(sequence, wanted.fault())));
  }

  /** Removes all faults. */
  public void mend() {
    run(
        tx -> {
          tx.update(region -> region.with(Faults.NONE));
          tx.region().groups().keySet().forEach(tx::touch);
        });
  }

  /** Has something happen to an instance that its group does not do. */
  public void happen(String instance, OutsideEvents.Kind event) {
    Optional<String> refusal =
        engine.write(
            scope,
            tx ->
                OutsideEvents.happen(
                    tx, tx.region().ec2().instance(instance).orElseThrow(), event));
    assertThat(refusal).as("why %s cannot happen to %s", event, instance).isEmpty();
  }

  /** Puts an instance in a state that no operation leads to yet. */
  public void move(String group, String instance, Lifecycle to) {
    run(
        tx -> {
          var it = tx.group(group).instance(instance).orElseThrow();
          tx.update(
              group,
              new io.github.autoscalinglocal.model.Instance(
                  it.id(),
                  it.machine(),
                  it.origin(),
                  it.launchedAt(),
                  to,
                  it.health(),
                  it.protectedFromScaleIn(),
                  it.transit()));
        });
  }

  // Time.

  public Instant now() {
    return engine.clock().now();
  }

  /** Tells how many events ran. */
  public int advance(Duration time) {
    return engine.advanceTo(now().plus(time));
  }

  /** Goes on to a time of the day on which scenarios start. */
  public void advanceTo(String timeOfDay) {
    engine.advanceTo(Instant.parse("2026-03-02T" + timeOfDay + "Z"));
  }

  /** Goes on until nothing is under way, and tells how many events ran. */
  public int settle() {
    return engine.advanceUntilIdle(Duration.ofDays(1));
  }
}
