package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.api.cloudwatch.CloudWatchOperations;
import io.github.autoscalinglocal.api.ec2.Ec2Operations;
import io.github.autoscalinglocal.api.elb.ElbOperations;
import io.github.autoscalinglocal.api.elbv2.ElbV2Operations;
import io.github.autoscalinglocal.api.iam.IamOperations;
import io.github.autoscalinglocal.api.sts.StsOperations;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of all services. */
public final class Services {
  private final List<Service> all;
  private final SortedMap<String, Service> byVersion = new TreeMap<>();
  private final SortedMap<String, Service> byTarget = new TreeMap<>();

  public Services() {
    this(
        List.of(
            Operations.service(),
            CloudWatchOperations.service(),
            Ec2Operations.service(),
            ElbV2Operations.service(),
            ElbOperations.service(),
            IamOperations.service(),
            StsOperations.service()));
  }

  /**
   * A table of other services.
   *
   * @param all at least one: the first answers what is not known to be for another
   */
  public Services(List<Service> all) {
    this.all = List.copyOf(all);
    for (Service service : all) {
      byVersion.put(service.identity().version(), service);
      service.identity().rpc().ifPresent(rpc -> byTarget.put(rpc.target(), service));
    }
  }

  /** The first, which is Auto Scaling, answers what is not known to be for another. */
  public List<Service> all() {
    return all;
  }

  /** The service that a request in the Query protocol names by the version of its API. */
  public Optional<Service> ofVersion(String version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  /** The service that requests are signed for; the first of those that share the name. */
  public Optional<Service> signedAs(String signingName) {
    for (Service service : all) {
      if (service.identity().signingName().equals(signingName)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  /** The operation of that name, of the first service that has one that changes something. */
  public Optional<Service.Entry> changing(String action) {
    return all.stream()
        .map(service -> service.find(action))
        .flatMap(Optional::stream)
        .filter(entry -> entry.operation() instanceof WriteOperation)
        .findFirst();
  }

  /** The service that a request in the JSON or CBOR protocol names. */
  public Optional<Service> ofTarget(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }
}
