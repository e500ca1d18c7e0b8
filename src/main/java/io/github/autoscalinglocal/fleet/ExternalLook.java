package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.ExternalLookup;
import io.github.autoscalinglocal.companion.ec2.ExternalLookup.TemplateSeen;
import io.github.autoscalinglocal.companion.external.ExternalCall;
import io.github.autoscalinglocal.companion.external.ExternalEc2;
import io.github.autoscalinglocal.companion.external.ExternalInstance;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The look at the EC2 of another host, every so often: what became of the instances that groups
 * have there without their doing.
 */
final class ExternalLook {
  private static final String GONE =
      "Server.InternalError: The instance is not there any more in the EC2 that it lived in";

  private ExternalLook() {}

  /** Has the other EC2 be looked at for as long as there is something to look for. */
  static void arrange(Tx tx) {
    Duration pause = tx.options().timings().of(Timing.EXTERNAL_LOOK);
    Optional<Instant> next = tx.region().ec2().machines().lookAt();
    // One that is long past has got lost.
    if (next.filter(at -> at.plus(pause).isAfter(tx.now())).isEmpty()) {
      arrange(tx, pause);
    }
  }

  private static void arrange(Tx tx, Duration pause) {
    Instant at = tx.now().plus(pause);
    note(tx, Optional.of(at));
    tx.schedule(pause, new Due(at));
  }

  private static void note(Tx tx, Optional<Instant> at) {
    tx.update(tx.region().ec2().with(tx.region().ec2().machines().withLookAt(at)));
  }

  /** It is time to look. */
  record Due(Instant at) implements Event {
    @Override
    public boolean isRoutine() {
      return true;
    }

    @Override
    public void fire(Tx tx) {
      if (!tx.region().ec2().machines().lookAt().equals(Optional.of(at))) {
        return;
      }
      if (tx.region().members() == 0) {
        note(tx, Optional.empty());
        return;
      }
      List<String> ids =
          tx.region().ec2().instances().keySet().stream()
              .filter(id -> isThere(tx, id) && tx.region().groupHolding(id).isPresent())
              .toList();
      tx.callOutside(new Call(tx.scope(), ids, templates(tx)));
    }
  }

  /** Those of which groups take whatever version is the latest or the default one. */
  private static List<String> templates(Tx tx) {
    return tx.region().groups().values().stream()
        .flatMap(group -> ExternalLookup.templatesOf(group.launchesFrom()))
        .filter(each -> each.version() == null || each.version().startsWith("$"))
        .map(LaunchTemplateSpecification::launchTemplateId)
        .distinct()
        .toList();
  }

  private static boolean isThere(Tx tx, String id) {
    return tx.region()
        .ec2()
        .instance(id)
        .map(Ec2Instance::state)
        .filter(state -> state != State.SHUTTING_DOWN && state != State.TERMINATED)
        .isPresent();
  }

  record Call(Scope scope, List<String> ids, List<String> templateIds) implements ExternalCall {
    @Override
    public Event ask(ExternalEc2 ec2) {
      Optional<List<ExternalInstance>> found = ec2.instances(scope, ids);
      List<Template> templates =
          found.isEmpty()
              ? List.of()
              : templateIds.stream()
                  .flatMap(id -> ec2.template(scope, Optional.of(id), Optional.empty()).stream())
                  .toList();
      return new Answered(ids, found, templates);
    }
  }

  /**
   * What was found.
   *
   * @param found empty if nobody answered, which says nothing about instances
   */
  record Answered(
      List<String> ids, Optional<List<ExternalInstance>> found, List<Template> templates)
      implements Event {
    @Override
    public void fire(Tx tx) {
      templates.forEach(each -> new TemplateSeen(Optional.of(each)).fire(tx));
      if (found.isPresent()) {
        SortedMap<String, ExternalInstance> seen = new TreeMap<>();
        found.get().forEach(each -> seen.put(each.id(), each));
        for (String id : ids) {
          if (isThere(tx, id)) {
            compare(tx, id, Optional.ofNullable(seen.get(id)));
          }
        }
      }
      arrange(tx, tx.options().timings().of(Timing.EXTERNAL_LOOK));
    }
  }

  /** That something stopped matters only where the group has it run. */
  private static void compare(Tx tx, String id, Optional<ExternalInstance> seen) {
    State state = seen.flatMap(ExternalLookup::state).orElse(State.TERMINATED);
    switch (state) {
      case TERMINATED, SHUTTING_DOWN ->
          OutsideEvents.end(tx, id, State.TERMINATED, seen.map(ExternalLook::reason).orElse(GONE));
      case STOPPED, STOPPING -> {
        if (Machines.isRunning(tx, id)) {
          OutsideEvents.end(tx, id, State.STOPPED, seen.map(ExternalLook::reason).orElse(GONE));
        }
      }
      case PENDING, RUNNING -> {
        // As it should be.
      }
    }
  }

  private static String reason(ExternalInstance seen) {
    return seen.reason().isEmpty() ? OutsideEvents.SHUT_DOWN_BY_USER : seen.reason();
  }
}
