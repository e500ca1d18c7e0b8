package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Ec2.Subnet;
import io.github.autoscalinglocal.model.Options.References;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subnets as groups refer to them. */
public final class Subnets {
  private static final Logger LOG = LoggerFactory.getLogger(Subnets.class);

  /** Even on trust, an id is one that could be: it turns up in JSON and in host names. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Subnets() {}

  /**
   * The subnet of an id; one that was never seen is taken on trust, or refused when references are
   * strict.
   */
  public static Subnet resolve(Tx tx, String id) {
    return resolve(tx, id, Zones.ofUnknown(tx.scope().region(), id));
  }

  /**
   * Where a subnet may well be that nobody described, for a caller whose subnets are all in
   * different zones.
   *
   * @param taken the zones of its other subnets
   */
  public static String likelyZone(String region, String id, Collection<String> taken) {
    String likely = id.isEmpty() ? "" : Zones.ofUnknown(region, id);
    return !taken.contains(likely)
        ? likely
        : Zones.of(region).stream()
            .filter(each -> !taken.contains(each))
            .findFirst()
            .orElse(likely);
  }

  /**
   * The same, for a caller that says where its subnets are.
   *
   * @param zone the zone of a subnet that was never seen
   */
  public static Subnet resolve(Tx tx, String id, String zone) {
    Optional<Subnet> known = tx.region().ec2().subnet(id);
    if (known.isPresent()) {
      return known.get();
    }
    boolean trusted = tx.options().references() == References.LENIENT;
    if (!trusted || !ID.matcher(id).matches()) {
      throw Errors.subnetNotFound(id);
    }
    Subnet adopted = new Subnet(id, zone);
    LOG.warn("Subnet {} is unknown and taken to be in {} (references=lenient)", id, adopted.zone());
    tx.update(region -> region.with(region.ec2().with(adopted)));
    return adopted;
  }
}
