package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.PurchaseOption;
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
        Ec2Instance.launched(id, machine, tx.now(), TreePMap.empty()).withState(State.RUNNING);
    tx.update(region -> region.with(region.ec2().with(adopted)));
    return adopted;
  }
}
