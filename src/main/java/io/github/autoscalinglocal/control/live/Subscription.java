package io.github.autoscalinglocal.control.live;

import io.github.autoscalinglocal.http.Feed;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pcollections.TreePSet;

/**
 * One who listens. Notices wait in a bounded queue until a worker has turned them into news; if
 * they come faster than that for long, the listener is hung up on.
 */
final class Subscription {
  /** A notice holds two states, which share nearly all they have. */
  private static final int MOST_WAITING = 20_000;

  /** From here on, what happens at one instant is told at once, without what lay in between. */
  private static final int MANY = 200;

  private final Feed.Line line;
  private final Predicate<Scope> of;
  private final Function<News, String> json;
  private final Deque<Notice> waiting = new ArrayDeque<>();
  private boolean atWork;
  private boolean ended;

  Subscription(Feed.Line line, Predicate<Scope> of, Function<News, String> json) {
    this.line = line;
    this.of = of;
    this.json = json;
  }

  /** What the engine hands over. */
  sealed interface Notice {
    record Published(Region before, Region after, TreePSet<String> groups, Instant at)
        implements Notice {

      /** Both in one, if nothing lies between them. */
      Optional<Notice> and(Notice next) {
        return next instanceof Published later
                && later.at().equals(at)
                && later.after().scope().equals(after.scope())
            ? Optional.of(new Published(before, later.after(), groups.plusAll(later.groups()), at))
            : Optional.empty();
      }
    }

    record Told(News news) implements Notice {}
  }

  /** Called under the engine's lock: takes it, and leaves the work to others. */
  void take(Notice notice) {
    synchronized (waiting) {
      if (ended || isOfOthers(notice)) {
        return;
      }
      if (waiting.size() == MOST_WAITING) {
        ended = true;
        waiting.clear();
        line.later(line::close);
        return;
      }
      waiting.add(notice);
      if (atWork) {
        return;
      }
      atWork = true;
    }
    line.later(this::work);
  }

  private boolean isOfOthers(Notice notice) {
    return notice instanceof Notice.Published published && !of.test(published.after().scope());
  }

  void end() {
    synchronized (waiting) {
      ended = true;
    }
    line.close();
  }

  private void work() {
    for (Optional<Notice> next = next(); next.isPresent(); next = next()) {
      for (News news : news(next.get())) {
        line.say(news.kind(), json.apply(news));
      }
    }
  }

  private Optional<Notice> next() {
    synchronized (waiting) {
      boolean many = waiting.size() > MANY;
      Notice first = waiting.poll();
      if (first == null) {
        atWork = false;
        return Optional.empty();
      }
      while (many && first instanceof Notice.Published published && !waiting.isEmpty()) {
        Optional<Notice> both = published.and(waiting.getFirst());
        if (both.isEmpty()) {
          break;
        }
        waiting.removeFirst();
        first = both.get();
      }
      return Optional.of(first);
    }
  }

  private static List<News> news(Notice notice) {
    return notice instanceof Notice.Published published
        ? Changes.between(published.before(), published.after(), published.groups(), published.at())
        : List.of(((Notice.Told) notice).news());
  }
}
