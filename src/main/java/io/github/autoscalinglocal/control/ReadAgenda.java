package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.World.Appointment;
import io.github.autoscalinglocal.engine.World.Due;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to come, the next first, in all accounts and regions: there is one clock. */
final class ReadAgenda implements Endpoint {
  private static final int USUAL = 50;

  /** What it means that an event fires, by its class. */
  private static final SortedMap<String, String> MEANING = new TreeMap<>();

  static {
    mean("Alarms.Evaluate", "Alarms are evaluated");
    mean("Alarms.Tick", "A minute is full: alarms are due");
    mean("CustomPolicy.Answered", "A termination function has answered");
    mean("Detach.Detached", "The instance is out of the group");
    mean("Draining.Drained", "Connections have drained");
    mean("ExternalLaunches.Answered", "The other EC2 has answered to launches");
    mean("ExternalLook.Answered", "The other EC2 has told of its instances");
    mean("ExternalLook.Due", "The other EC2 is asked for its instances");
    mean("ExternalLookup.InstanceSeen", "The other EC2 has told of an instance");
    mean("ExternalLookup.SubnetSeen", "The other EC2 has told of a subnet");
    mean("ExternalLookup.TemplateSeen", "The other EC2 has told of a launch template");
    mean("ExternalTerminations.Answered", "The other EC2 has answered to terminations");
    mean("GroupLoads.Publish", "The load of the minute is published as metrics");
    mean("GroupMetrics.Sample", "Group metrics of the minute are published");
    mean("Health.Check", "Health check");
    mean("Health.GracePeriodEnded", "The grace period of the health checks ends");
    mean("Hooks.Deadline", "The lifecycle hook times out, and its default result applies");
    mean("Instances.Booted", "EC2 has the instance running");
    mean("Launch.InstanceKnown", "EC2 tells the instance id");
    mean("Launch.Registered", "The instance enters service");
    mean("Launch.Running", "The instance runs");
    mean("Lifetimes.Expired", "The instance reaches its maximum lifetime");
    mean("LoadBalancing.FirstCheck", "The target is found healthy");
    mean("Locks.LockEnds", "The lock of an Elastigroup's instance ends");
    mean("PredictiveScaling.Provide", "The forecast of the next hour applies");
    mean("Reconciler.Reconcile", "The group is compared with what it should be");
    mean("Registrations.Drained", "The target has drained");
    mean("RootVolumes.Replaced", "The root volume has been replaced");
    mean("ScalingPolicies.Decide", "Scaling policies that were called decide");
    mean("Schedules.Due", "A scheduled action");
    mean("SourceAttachments.Added", "A load balancer is attached");
    mean("SourceAttachments.Removed", "A load balancer is detached");
    mean("SpotEvents.Interrupted", "EC2 takes the Spot Instance back");
    mean("Standby.Entered", "The instance is on standby");
    mean("Suspensions.SuspensionEnds", "A suspension of an Elastigroup's process ends");
    mean("Terminate.Again", "EC2 is asked to terminate once more");
    mean("Terminate.Terminated", "EC2 has terminated the instance");
    mean("UserOrders.Stopped", "EC2 has stopped the instance");
    mean("UserOrders.Terminated", "EC2 has terminated the instance");
    mean("Warming.Settled", "The instance is ready in the warm pool");
  }

  private static void mean(String kind, String meaning) {
    MEANING.put(kind, meaning);
  }

  private final Engine engine;

  ReadAgenda(Engine engine) {
    this.engine = engine;
  }

  /**
   * @param total how many there are, shown or not
   */
  private record Answer(List<Entry> events, int total) {}

  /**
   * @param routine whether it comes again and again, and {@code untilIdle} does not wait for it
   * @param about what it is about, as far as that is a name, an id or a moment
   */
  private record Entry(
      Instant at,
      String account,
      String region,
      String kind,
      String what,
      boolean routine,
      SortedMap<String, String> about) {

    static Entry of(Map.Entry<Due, Appointment> entry) {
      Event event = entry.getValue().event();
      String kind = ReadAgenda.kind(event.getClass());
      return new Entry(
          entry.getKey().at(),
          entry.getValue().scope().account(),
          entry.getValue().scope().region(),
          kind,
          meaning(kind).orElse(kind),
          event.isRoutine(),
          ReadAgenda.about(event));
    }
  }

  @Override
  public Object answer(Call call) {
    call.allow("limit");
    int limit = call.count("limit").orElse(USUAL);
    Map<Due, Appointment> agenda = engine.agenda();
    return new Answer(
        agenda.entrySet().stream().limit(limit).map(Entry::of).toList(), agenda.size());
  }

  static Optional<String> meaning(String kind) {
    return Optional.ofNullable(MEANING.get(kind));
  }

  /** The class and the one around it, without their package. */
  static String kind(Class<?> event) {
    String name = event.getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static SortedMap<String, String> about(Event event) {
    SortedMap<String, String> about = new TreeMap<>();
    RecordComponent[] components = event.getClass().getRecordComponents();
    for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
      Object value = value(event, component.getAccessor());
      if (value instanceof String || value instanceof Instant || value instanceof Number) {
        about.put(component.getName(), value.toString());
      }
    }
    return about;
  }

  private static Object value(Event event, Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(event);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
