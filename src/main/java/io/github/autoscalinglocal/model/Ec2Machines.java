package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.ec2.AddressBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * The instances of a region.
 *
 * @param byId those that are not terminated, or that their group has not let go of yet
 * @param ended those that were, in the order of their ends: the newest {@value #ENDED_KEPT}, or up
 *     to a hundredth more
 * @param tokens which launch a client token stands for: to reservation ids
 * @param lookAt when the EC2 of another host is looked at next, if instances live there
 */
public record Ec2Machines(
    TreePMap<String, Ec2Instance> byId,
    TreePMap<End, Ec2Instance> ended,
    AddressBook addresses,
    TreePMap<String, String> tokens,
    Optional<Instant> lookAt) {

  public static final Ec2Machines NONE =
      new Ec2Machines(
          TreePMap.empty(),
          TreePMap.empty(),
          AddressBook.EMPTY,
          TreePMap.empty(),
          Optional.empty());

  /** How long EC2 shows terminated instances: about an hour. */
  private static final Duration SHOWN = Duration.ofHours(1);

  /** Bounds memory where the clock hardly moves: a load test ends thousands a second. */
  static final int ENDED_KEPT = 10_000;

  /** When an instance ended. */
  public record End(Instant at, String id) implements Comparable<End> {
    private static final Comparator<End> ORDER =
        Comparator.comparing(End::at).thenComparing(End::id);

    @Override
    public int compareTo(End other) {
      return ORDER.compare(this, other);
    }
  }

  public Optional<Ec2Instance> instance(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** One that is there, or that was and is still kept: these are looked through. */
  public Optional<Ec2Instance> shown(String id) {
    return instance(id).or(() -> end(id).map(Map.Entry::getValue));
  }

  private Optional<Map.Entry<End, Ec2Instance>> end(String id) {
    return ended.entrySet().stream().filter(each -> each.getKey().id().equals(id)).findFirst();
  }

  /** With other tags of one that is there or still kept. */
  public Ec2Machines withTags(String id, TreePMap<String, String> tags) {
    Optional<Ec2Instance> running = instance(id);
    if (running.isPresent()) {
      return with(running.get().withTags(tags));
    }
    return end(id)
        .map(each -> withEnded(ended.plus(each.getKey(), each.getValue().withTags(tags))))
        .orElse(this);
  }

  private Ec2Machines withEnded(TreePMap<End, Ec2Instance> next) {
    return new Ec2Machines(byId, next, addresses, tokens, lookAt);
  }

  /** The instances that have tags, with them. */
  Stream<Map.Entry<String, TreePMap<String, String>>> tagged() {
    return Stream.concat(byId.values().stream(), ended.values().stream())
        .filter(instance -> !instance.tags().isEmpty())
        .map(instance -> Map.entry(instance.id(), instance.tags()));
  }

  /** Those that are terminated, and still shown. */
  public List<Ec2Instance> recentlyEnded(Instant now) {
    return ended.isEmpty()
        ? List.of()
        : List.copyOf(ended.tailMap(new End(now.minus(SHOWN), "")).values());
  }

  /** With one more, or with that one in its next state: its address is for life. */
  public Ec2Machines with(Ec2Instance instance) {
    TreePMap<String, Ec2Instance> next = byId.plus(instance.id(), instance);
    return new Ec2Machines(
        next,
        ended,
        next.size() == byId.size()
            ? addresses
            : addresses.with(instance.id(), instance.setup().networking()),
        tokens,
        lookAt);
  }

  /** The instance is terminated for good. */
  public Ec2Machines withEnd(Ec2Instance instance, Instant at) {
    return new Ec2Machines(
        byId.minus(instance.id()),
        ended.plus(new End(at, instance.id()), instance),
        addresses.without(instance.id(), instance.setup().networking()),
        tokens,
        lookAt);
  }

  /** Those that have been shown for long enough, or are too many. */
  public TreePMap<End, Ec2Instance> outdated(Instant now) {
    End shown = new End(now.minus(SHOWN), "");
    int surplus = Newest.surplus(ended.size(), ENDED_KEPT);
    if (surplus > 0) {
      End kept = Newest.skip(ended, surplus).firstKey();
      return ended.headMap(kept.compareTo(shown) < 0 ? shown : kept);
    }
    return ended.isEmpty() || ended.firstKey().compareTo(shown) >= 0
        ? TreePMap.empty()
        : ended.headMap(shown);
  }

  /** Without those that are: whoever asks for one again under its token is too late. */
  public Ec2Machines without(TreePMap<End, Ec2Instance> outdated) {
    TreePMap<String, String> left = tokens;
    for (Ec2Instance each : outdated.values()) {
      left = each.setup().reservation().clientToken().map(left::minus).orElse(left);
    }
    return new Ec2Machines(byId, ended.tailMap(outdated.lastKey(), false), addresses, left, lookAt);
  }

  public Ec2Machines withToken(String token, String reservationId) {
    return new Ec2Machines(byId, ended, addresses, tokens.plus(token, reservationId), lookAt);
  }

  public Ec2Machines withLookAt(Optional<Instant> next) {
    return new Ec2Machines(byId, ended, addresses, tokens, next);
  }
}
