package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.StableIds;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Vpc;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a VPC has without anybody having created it. The ids hang on the VPC's. */
final class Fixtures {
  private Fixtures() {}

  /** The way out of the default VPC; others begin without one. */
  static Optional<String> internetGateway(Vpc vpc) {
    return vpc.isDefault()
        ? Optional.of(StableIds.of("igw", vpc.id(), "default"))
        : Optional.empty();
  }

  static String mainRouteTable(Vpc vpc) {
    return StableIds.of("rtb", vpc.id(), "main");
  }

  static String defaultAcl(Vpc vpc) {
    return StableIds.of("acl", vpc.id(), "default");
  }

  /** What each VPC has of a kind, by its id. */
  static <T> SortedMap<String, T> each(
      View view, Function<Vpc, Stream<T>> fixture, Function<T, String> id) {
    SortedMap<String, T> all = new TreeMap<>();
    Networks.of(view.region()).vpcs().values().stream()
        .flatMap(fixture)
        .forEach(each -> all.put(id.apply(each), each));
    return all;
  }
}
