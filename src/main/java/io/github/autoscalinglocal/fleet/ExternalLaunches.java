package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.ExternalLookup;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.companion.external.ExternalCall;
import io.github.autoscalinglocal.companion.external.ExternalEc2;
import io.github.autoscalinglocal.companion.external.ExternalEc2.Answer;
import io.github.autoscalinglocal.companion.external.ExternalInstance;
import io.github.autoscalinglocal.companion.external.Refusal;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.OutsideCall;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.model.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * Launches in the EC2 of another host. Until it answers, the group counts an instance of which
 * nobody knows the id; then that one becomes the instance that was launched there.
 */
final class ExternalLaunches {
  private ExternalLaunches() {}

  /**
   * An instance that is asked for.
   *
   * @param instanceId what it is called until it has an id
   * @param delay how much longer than usual it takes to come up
   * @param elsewhere where it is not asked for any more, as there is none
   */
  record Order(
      String instanceId,
      String activityId,
      Duration delay,
      TreePMap<String, String> parameters,
      List<LaunchRound.Pool> elsewhere) {}

  static void ask(Tx tx, Group group, Instance requested, LaunchRound.Accepted accepted) {
    Order order =
        new Order(
            requested.id(),
            requested.activityId(),
            accepted.delay(),
            RunParameters.of(tx, group, requested),
            accepted.avoided());
    tx.callOutside(new Call(tx.scope(), group.name(), List.of(order)));
  }

  /** Asks for some instances of a group. */
  record Call(Scope scope, String groupName, List<Order> orders) implements ExternalCall {
    @Override
    public Event ask(ExternalEc2 ec2) {
      return new Answered(
          groupName, orders, ec2.launch(scope, orders.stream().map(Order::parameters).toList()));
    }

    @Override
    public Optional<OutsideCall> and(OutsideCall later) {
      return later instanceof Call other && other.groupName.equals(groupName)
          ? Optional.of(
              new Call(
                  scope, groupName, Stream.concat(orders.stream(), other.orders.stream()).toList()))
          : Optional.empty();
    }
  }

  /** The other EC2 has launched them, or says why not. */
  record Answered(String groupName, List<Order> orders, List<Answer> answers) implements Event {
    @Override
    public void fire(Tx tx) {
      boolean anyRefused = false;
      for (int i = 0; i < orders.size(); i++) {
        Order order = orders.get(i);
        Optional<Instance> waiting =
            Moving.instance(tx, groupName, order.instanceId(), order.activityId())
                .filter(each -> each.lifecycle().isUnknown());
        if (answers.get(i) instanceof Answer.Launched launched) {
          anyRefused |= !take(tx, groupName, waiting, launched.instance(), order.delay());
        } else if (waiting.isPresent()) {
          Refusal refusal = ((Answer.Refused) answers.get(i)).refusal();
          refuse(tx, groupName, waiting.get(), refusal);
          anyRefused = true;
        }
      }
      if (anyRefused) {
        retry(tx);
      }
    }

    /** What one place does not have another may; if none has, the group waits for a while. */
    private void retry(Tx tx) {
      Group group = tx.group(groupName);
      List<LaunchRound.Pool> avoided = new ArrayList<>();
      List<String> cause = List.of();
      for (int i = 0; i < orders.size(); i++) {
        Order order = orders.get(i);
        if (answers.get(i) instanceof Answer.Refused refused
            && LaunchFailures.isForWantOfCapacity(refused.refusal().code())) {
          avoided.addAll(order.elsewhere());
          cause =
              tx.region().history().activity(order.activityId()).map(Activity::cause).stream()
                  .toList();
        }
      }
      boolean whole =
          !avoided.isEmpty()
              && !group.work().deleting()
              && Launch.elsewhere(tx, groupName, avoided.stream().distinct().toList(), cause);
      if (!whole) {
        Setbacks.meet(tx, groupName);
      }
      tx.touch(groupName);
    }
  }

  /**
   * Nobody waits any more for an instance whose group has changed its mind meanwhile.
   *
   * @return whether all is well
   */
  private static boolean take(
      Tx tx,
      String groupName,
      Optional<Instance> waiting,
      ExternalInstance launched,
      Duration delay) {
    Optional<Instance> holder = tx.region().instance(launched.id());
    if (waiting.isPresent() && holder.isEmpty()) {
      Instance named = named(waiting.get(), launched);
      rename(tx, groupName, waiting.get(), named);
      Launch.known(tx, groupName, named, delay);
      ResourceTags.add(tx, named.id(), launched.tags());
      lookUpNewVersion(tx, named.origin());
      return true;
    }
    // It has forgotten all and gives the same ids again, or a group has what is not there.
    waiting.ifPresent(
        each -> refuse(tx, groupName, each, ExternalEc2.launchedTwice(launched.id())));
    // The order to terminate the one of before may have come before this one was there.
    if (holder.isEmpty() || holder.get().lifecycle().isTerminating()) {
      ExternalTerminations.forsake(tx, launched.id());
    }
    return waiting.isEmpty();
  }

  /** What was launched is what there is, whatever was asked for. */
  private static Instance named(Instance requested, ExternalInstance launched) {
    Machine asked = requested.machine();
    Machine got =
        new Machine(
            or(launched.type(), asked.type()),
            or(launched.imageId(), asked.imageId()),
            or(launched.zone(), asked.zone()),
            asked.subnetId().map(subnet -> or(launched.subnetId(), subnet)),
            launched.spot() ? PurchaseOption.SPOT : asked.option(),
            asked.weight());
    return new Instance(
        launched.id(),
        got,
        origin(requested.origin(), launched),
        requested.launchedAt(),
        requested.lifecycle(),
        requested.health(),
        requested.protectedFromScaleIn(),
        requested.transit());
  }

  private static String or(String told, String otherwise) {
    return told.isEmpty() ? otherwise : told;
  }

  /** The version that {@code $Latest} stood for there may be newer than the one known here. */
  private static Origin origin(Origin asked, ExternalInstance launched) {
    return asked instanceof Origin.LaunchTemplate template
        ? ResourceTags.templateVersion(launched.tags(), template.id())
            .<Origin>map(
                version -> new Origin.LaunchTemplate(template.id(), template.name(), version))
            .orElse(asked)
        : asked;
  }

  private static void lookUpNewVersion(Tx tx, Origin origin) {
    if (origin instanceof Origin.LaunchTemplate from
        && tx.region()
            .ec2()
            .templates()
            .withId(from.id())
            .filter(template -> template.latestVersion() < from.version())
            .isPresent()) {
      tx.callOutside(
          new ExternalLookup.OfTemplate(tx.scope(), Optional.of(from.id()), Optional.empty()));
    }
  }

  private static void rename(Tx tx, String groupName, Instance old, Instance named) {
    tx.remove(groupName, old.id());
    tx.update(groupName, named);
    Group group = tx.group(groupName);
    Work work = group.work();
    Swap swap = work.swaps().get(old.id());
    if (swap != null) {
      Work next = work.withSwaps(work.swaps().minus(old.id()).plus(named.id(), swap));
      tx.update(group.with(next));
    }
  }

  private static void refuse(Tx tx, String groupName, Instance waiting, Refusal refusal) {
    Group group = tx.group(groupName);
    Activity failed =
        Activities.fail(
            tx,
            waiting.activityId(),
            LaunchFailures.refused(
                waiting.machine().option(), group, refusal.code(), refusal.sentence()));
    Announcements.launchRefused(tx, group, failed, Route.of(waiting));
    tx.remove(groupName, waiting.id());
  }
}
