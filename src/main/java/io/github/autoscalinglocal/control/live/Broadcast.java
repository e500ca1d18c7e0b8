package io.github.autoscalinglocal.control.live;

import io.github.autoscalinglocal.engine.Engine.ClockState;
import io.github.autoscalinglocal.engine.Witness;
import io.github.autoscalinglocal.http.Feed;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pcollections.TreePSet;

/**
 * Tells all who listen what happens. The engine only hands the two states over; what is different
 * between them is worked out for each listener apart, without the lock, and for nobody if there is
 * none.
 */
public final class Broadcast implements Witness {
  private final Chronicle chronicle = new Chronicle();
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  /** What the time lines of groups are made of. */
  public Chronicle chronicle() {
    return chronicle;
  }

  /**
   * Somebody listens from now on.
   *
   * @param of whose groups
   * @param json how news are written
   * @param now what is told first
   */
  public void subscribe(
      Feed.Line line, Predicate<Scope> of, Function<News, String> json, ClockState now) {
    Subscription subscription = new Subscription(line, of, json);
    line.whenClosed(() -> subscriptions.remove(subscription));
    subscriptions.add(subscription);
    subscription.take(new Subscription.Notice.Told(News.OfClock.of(now)));
  }

  /** How many listen. */
  public int listeners() {
    return subscriptions.size();
  }

  /** Hangs up on everybody: this world is no more. */
  public void end() {
    subscriptions.forEach(Subscription::end);
  }

  @Override
  public void published(Region before, Region after, TreePSet<String> groups, Instant at) {
    chronicle.note(before, after, groups, at);
    if (!subscriptions.isEmpty()) {
      tell(new Subscription.Notice.Published(before, after, groups, at));
    }
  }

  @Override
  public void afterwards() {
    chronicle.write();
  }

  @Override
  public void clockChanged(ClockState clock) {
    if (!subscriptions.isEmpty()) {
      tell(new Subscription.Notice.Told(News.OfClock.of(clock)));
    }
  }

  @Override
  public void replaced(Instant at) {
    chronicle.forget();
    tell(new Subscription.Notice.Told(new News.OfReset(at)));
  }

  private void tell(Subscription.Notice notice) {
    for (Subscription each : subscriptions) {
      each.take(notice);
    }
  }
}
