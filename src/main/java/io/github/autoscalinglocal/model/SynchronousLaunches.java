package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The launches that can be asked for again by their client token.
 *
 * @param tokens by sequence, which is the order in which they were used
 */
public record SynchronousLaunches(
    TreePMap<String, SynchronousLaunch> byToken, TreePMap<Long, String> tokens) {
  public static final SynchronousLaunches NONE =
      new SynchronousLaunches(TreePMap.empty(), TreePMap.empty());

  /** "Client tokens have an 8-hour lifetime from the initial request." */
  private static final Duration LIFETIME = Duration.ofHours(8);

  public Optional<SynchronousLaunch> find(String clientToken, Instant now) {
    return Optional.ofNullable(byToken.get(clientToken)).filter(each -> !isOver(each, now));
  }

  SynchronousLaunches with(long sequence, SynchronousLaunch launch) {
    SynchronousLaunches kept = this;
    while (!kept.tokens.isEmpty() && isOver(kept.oldest(), launch.at())) {
      kept =
          new SynchronousLaunches(
              kept.byToken.minus(kept.oldest().clientToken()), kept.tokens.minusFirstEntry());
    }
    return new SynchronousLaunches(
        kept.byToken.plus(launch.clientToken(), launch),
        kept.tokens.plus(sequence, launch.clientToken()));
  }

  private SynchronousLaunch oldest() {
    return byToken.get(tokens.firstEntry().getValue());
  }

  private static boolean isOver(SynchronousLaunch launch, Instant now) {
    return !now.isBefore(launch.at().plus(LIFETIME));
  }
}
