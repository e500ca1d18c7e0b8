package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Ec2Machines;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pcollections.TreePMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** EC2 instances as requests refer to them. */
public final class Instances {
  private static final Logger LOG = LoggerFactory.getLogger(Instances.class);
  private static final Pattern ID = Pattern.compile("i-([0-9a-f]{8}|[0-9a-f]{17})");

  private Instances() {}

  /**
   * The instance of an id; one that was never seen is taken on trust to run, or refused when
   * references are strict.
   *
   * @param zone where an instance that was never seen runs
   */
  public static Ec2Instance resolve(Tx tx, String id, String zone) {
    ExternalLookup.instance(tx, id);
    Optional<Ec2Instance> known = tx.region().ec2().instance(id);
    if (known.isPresent()) {
      return known.get();
    }
    boolean trusted = tx.options().references() == References.LENIENT;
    if (!trusted || !ID.matcher(id).matches()) {
      throw Errors.invalidInstanceIds(id);
    }
    LOG.warn("Instance {} is unknown and taken to run in {} (references=lenient)", id, zone);
    Machine machine =
        new Machine(
            Images.UNKNOWN_TYPE,
            Images.ofUnknownTemplate(tx, id, 1),
            zone,
            Optional.empty(),
            PurchaseOption.ON_DEMAND,
            Optional.empty());
    Ec2Instance adopted =
        Ec2Instance.launched(id, machine, tx.now(), Setups.plain(tx, id, machine))
            .withState(State.RUNNING);
    tx.update(tx.region().ec2().with(adopted));
    return adopted;
  }

  /**
   * Launches an instance that no group asked for. It runs when it has booted.
   *
   * @param delay how much longer than usual that takes
   */
  public static Ec2Instance launch(
      Tx tx,
      String id,
      Machine machine,
      LaunchTemplateData data,
      Setup.Reservation reservation,
      Duration delay) {
    Ec2Instance launched =
        Ec2Instance.launched(id, machine, tx.now(), Setups.of(tx, id, machine, data, reservation))
            .withTags(ResourceTags.of("instance", data.tagSpecifications()));
    tx.update(tx.region().ec2().with(launched));
    ResourceTags.ofParts(tx, launched, data.tagSpecifications());
    tx.schedule(tx.options().timings().of(Timing.BOOT).plus(delay), new Booted(id));
    return launched;
  }

  /** Starts one that was stopped. */
  public static void start(Tx tx, Ec2Instance machine) {
    tx.update(tx.region().ec2().with(machine.startedAt(tx.now())));
    tx.schedule(tx.options().timings().of(Timing.START), new Booted(machine.id()));
  }

  /** An instance runs, unless it was ended before. */
  record Booted(String instanceId) implements Event {
    @Override
    public void fire(Tx tx) {
      tx.region()
          .ec2()
          .instance(instanceId)
          .filter(machine -> machine.state() == State.PENDING)
          .map(machine -> machine.withState(State.RUNNING))
          .ifPresent(machine -> tx.update(tx.region().ec2().with(machine)));
    }
  }

  /** An instance is terminated, and nobody holds it any more: it is shown for a while yet. */
  public static void end(Tx tx, String id) {
    Optional<Ec2Instance> found = tx.region().ec2().instance(id);
    if (found.isEmpty()) {
      return;
    }
    Ec2Instance ended = found.get().withState(State.TERMINATED);
    tx.update(tx.region().ec2().with(tx.region().ec2().machines().withEnd(ended, tx.now())));
    forgetOutdated(tx);
  }

  private static void forgetOutdated(Tx tx) {
    TreePMap<Ec2Machines.End, Ec2Instance> outdated =
        tx.region().ec2().machines().outdated(tx.now());
    if (!outdated.isEmpty()) {
      outdated.values().forEach(each -> ResourceTags.forgetParts(tx, each));
      tx.update(tx.region().ec2().with(tx.region().ec2().machines().without(outdated)));
    }
  }
}
