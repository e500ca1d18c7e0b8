package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.Subnet;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subnets as groups and instances refer to them. */
public final class Subnets {
  private static final Logger LOG = LoggerFactory.getLogger(Subnets.class);

  /** Even on trust, an id is one that could be: it turns up in JSON and in host names. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Blocks of the default VPC behind those of its subnets in the first three zones. */
  private static final int FIRST_BLOCK = 48;

  private static final int BLOCKS = 208;

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
    String likely = Zones.ofUnknown(region, id);
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
    ExternalLookup.subnet(tx, id);
    return find(tx, id, zone).orElseThrow(() -> Errors.subnetNotFound(id));
  }

  /** The subnet of an id, if it is known or taken on trust. */
  public static Optional<Subnet> find(Tx tx, String id, String zone) {
    Network network = Networks.of(tx.region());
    Optional<Subnet> known = network.subnet(id);
    boolean trusted = tx.options().references() == References.LENIENT;
    if (known.isPresent() || !trusted || !ID.matcher(id).matches()) {
      return known;
    }
    int block = FIRST_BLOCK + network.subnets().size() % BLOCKS;
    Subnet adopted =
        new Subnet(
            id, zone, Networks.defaultVpcId(tx.scope()), "172.31." + block + ".0/24", false, false);
    LOG.warn("Subnet {} is unknown and taken to be in {} (references=lenient)", id, adopted.zone());
    Networks.put(tx, network.with(adopted));
    return Optional.of(adopted);
  }

  /**
   * The subnet that an instance is launched into if only its zone is told: the zone's default one,
   * which zones beyond the usual ones have too.
   */
  public static Subnet ofZone(View view, String zone) {
    Optional<Subnet> known = Networks.of(view.region()).defaultSubnet(zone);
    return known.isPresent() ? known.get() : Networks.defaultSubnet(view.scope(), zone);
  }

  /** Where an instance is. */
  public static Subnet of(View view, Optional<String> subnetId, String zone) {
    Optional<Subnet> known =
        subnetId.isPresent() ? Networks.of(view.region()).subnet(subnetId.get()) : Optional.empty();
    return known.isPresent() ? known.get() : ofZone(view, zone);
  }
}
