package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.KeyPair;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists key pairs. */
public final class DescribeKeyPairs
    implements ReadOperation<DescribeKeyPairs.Request, DescribeKeyPairs.Response> {
  private static final Filters<Pair> FILTERS =
      new Filters<>(Pair::tags)
          .on("fingerprint", Pair::keyFingerprint)
          .on("key-name", Pair::keyName)
          .on("key-pair-id", Pair::keyPairId)
          .on("key-type", Pair::keyType);

  public record Request(
      @WireName("KeyName") List<String> keyNames,
      @WireName("KeyPairId") List<String> keyPairIds,
      Boolean includePublicKey,
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(@WireName(answer = "keySet") List<Pair> keyPairs) {}

  public record Pair(
      String keyPairId,
      String keyType,
      @WireName(answer = "tagSet") List<Tag> tags,
      String publicKey,
      Instant createTime,
      String keyName,
      String keyFingerprint) {}

  @Override
  public Response answer(Request request, View view) {
    SortedMap<String, KeyPair> byName = view.region().ec2().catalogue().keyPairs();
    SortedMap<String, KeyPair> byId = new TreeMap<>();
    byName.values().forEach(pair -> byId.put(pair.id(), pair));
    boolean ids = request.keyPairIds() != null && !request.keyPairIds().isEmpty();
    return new Response(
        (ids
                ? Listing.named(request.keyPairIds(), byId, Ec2Errors::keyPairNotFound)
                : Listing.named(request.keyNames(), byName, Ec2Errors::keyPairNotFound))
            .map(pair -> pair(view, pair, Boolean.TRUE.equals(request.includePublicKey())))
            .filter(FILTERS.of(request.filters()))
            .toList());
  }

  private static Pair pair(View view, KeyPair pair, boolean withKey) {
    return new Pair(
        pair.id(),
        pair.type(),
        Answers.tags(view, pair.id()),
        withKey ? pair.publicKey().orElse(null) : null,
        pair.createdAt(),
        pair.name(),
        pair.fingerprint());
  }
}
