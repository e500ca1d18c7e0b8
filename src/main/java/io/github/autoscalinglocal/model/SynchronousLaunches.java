package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The launches that can be asked for again by their client token.
 *
 * @param bySequence the oldest first; at most {@value #KEPT}
 * @param byToken client token to sequence
 */
public record SynchronousLaunches(
    TreePMap<Long, SynchronousLaunch> bySequence, TreePMap<String, Long> byToken) {
  public static final SynchronousLaunches NONE =
      new SynchronousLaunches(TreePMap.empty(), TreePMap.empty());

  /** "Client tokens have an 8-hour lifetime from the initial request." */
  private static final Duration LIFETIME = Duration.ofHours(8);

  /** Bounds memory where the clock hardly moves. */
  private static final int KEPT = 100_000;

  public Optional<SynchronousLaunch> find(String clientToken, Instant now) {
    return Optional.ofNullable(byToken.get(clientToken))
        .map(bySequence::get)
        .filter(each -> !isOver(each, now));
  }

  SynchronousLaunches with(long sequence, SynchronousLaunch launch) {
    SynchronousLaunches kept = this;
    while (kept.bySequence.size() >= KEPT || kept.startsWithOneThatIsOver(launch.at())) {
      kept = kept.withoutOldest();
    }
    return new SynchronousLaunches(
        kept.bySequence.plus(sequence, launch), kept.byToken.plus(launch.clientToken(), sequence));
  }

  private boolean startsWithOneThatIsOver(Instant now) {
    return !bySequence.isEmpty() && isOver(bySequence.firstEntry().getValue(), now);
  }

  private SynchronousLaunches withoutOldest() {
    String token = bySequence.firstEntry().getValue().clientToken();
    return new SynchronousLaunches(bySequence.minusFirstEntry(), byToken.minus(token));
  }

  private static boolean isOver(SynchronousLaunch launch, Instant now) {
    return !now.isBefore(launch.at().plus(LIFETIME));
  }
}
