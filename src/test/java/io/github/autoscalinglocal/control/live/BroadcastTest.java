package io.github.autoscalinglocal.control.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.http.Feed;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is told of what happens, and to whom. */
class BroadcastTest {
  private final Scenario aws = Scenario.realistic();
  private final Broadcast broadcast = new Broadcast();
  private final List<News> told = new ArrayList<>();

  /** One who listens, and whose work is done when the test says so. */
  private static final class Ear implements Feed.Line {
    final List<String> heard = new ArrayList<>();
    final Deque<Runnable> work = new ArrayDeque<>();
    final List<Runnable> atTheEnd = new ArrayList<>();
    boolean closed;

    @Override
    public void say(String event, String data) {
      heard.add(event + " " + data);
    }

    @Override
    public void later(Runnable task) {
      work.add(task);
    }

    @Override
    public void whenClosed(Runnable task) {
      atTheEnd.add(task);
    }

    @Override
    public void close() {
      closed = true;
      atTheEnd.forEach(Runnable::run);
    }

    void listen() {
      while (!work.isEmpty()) {
        work.poll().run();
      }
    }
  }

  private Ear listener(Predicate<Scope> of) {
    Ear ear = new Ear();
    broadcast.subscribe(
        ear,
        of,
        news -> {
          told.add(news);
          return news.kind();
        },
        aws.engine().clock());
    return ear;
  }

  private <N extends News> List<N> told(Class<N> kind) {
    return told.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void aScaleInIsToldStepByStep() {
    aws.engine().watchedBy(broadcast);
    aws.create("web", 0, 5, 2);
    aws.advance(Duration.ofMinutes(2));
    Ear ear = listener(any -> true);

    aws.desire("web", 1);
    aws.advance(Duration.ofMinutes(5));
    ear.listen();

    String victim = aws.decisions().get(0).victims().get(0).instanceId();
    assertThat(told(News.OfGroup.class))
        .extracting(news -> news.desiredCapacity().orElseThrow())
        .containsExactly(1);
    assertThat(told(News.OfDecision.class))
        .extracting(News.OfDecision::group, News.OfDecision::count, News.OfDecision::victims)
        .containsExactly(tuple("web", 1, List.of(victim)));
    assertThat(told(News.OfLifecycle.class))
        .extracting(
            News.OfLifecycle::instanceId,
            news -> news.from().orElse(""),
            news -> news.to().orElse(""))
        .containsExactly(
            tuple(victim, "InService", "Terminating"), tuple(victim, "Terminating", ""));
    assertThat(told(News.OfActivity.class))
        .last()
        .extracting(News.OfActivity::statusCode, News.OfActivity::progress)
        .containsExactly("Successful", 100);
  }

  @Test
  void theFirstThingToldIsTheTime() {
    Ear ear = listener(any -> true);

    ear.listen();

    assertThat(told(News.OfClock.class))
        .extracting(News.OfClock::now, News.OfClock::mode)
        .containsExactly(tuple(Scenario.START, "manual"));
  }

  @Test
  void aMovedClockAndAResetAreTold() {
    aws.engine().watchedBy(broadcast);
    Ear ear = listener(any -> true);

    aws.advance(Duration.ofHours(1));
    aws.engine().reset(any -> true);
    ear.listen();

    assertThat(told(News.OfClock.class))
        .extracting(News.OfClock::now)
        .containsExactly(Scenario.START, Scenario.START.plus(Duration.ofHours(1)));
    assertThat(told(News.OfReset.class)).hasSize(1);
  }

  @Test
  void changesBesideGroupsAreToldByTheirName() {
    aws.engine().watchedBy(broadcast);
    Ear ear = listener(any -> true);

    aws.set(WantedFault.of(Fault.Kind.INSUFFICIENT_CAPACITY));
    ear.listen();

    assertThat(told(News.OfRegion.class))
        .extracting(News.OfRegion::what)
        .containsExactly(List.of("faults"));
  }

  @Test
  void nothingIsWorkedOutWhileNobodyListens() {
    aws.engine().watchedBy(broadcast);
    Ear ear = listener(any -> true);
    ear.listen();
    told.clear();

    ear.close();
    aws.create("web", 0, 5, 2);

    assertThat(broadcast.listeners()).isZero();
    assertThat(ear.work).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void othersAreNotToldOf() {
    aws.engine().watchedBy(broadcast);
    Ear ear = listener(scope -> scope.account().equals("999999999999"));

    aws.create("web", 0, 5, 2);
    aws.as("999999999999", "us-east-1").create("theirs", 0, 5, 1);
    ear.listen();

    assertThat(told(News.OfGroup.class)).extracting(News.OfGroup::group).containsExactly("theirs");
  }

  @Test
  void whoCannotKeepUpIsHungUpOnAndNobodyWaits() {
    aws.engine().watchedBy(broadcast);
    Ear ear = listener(any -> true);

    // nobody does the work of this one
    for (int i = 0; i <= 20_000 && !ear.closed; i++) {
      aws.engine().switchClock(ClockMode.MANUAL);
      if (ear.work.size() == 2) {
        ear.work.pollLast().run(); // what hangs up
      }
    }

    assertThat(ear.closed).isTrue();
    assertThat(broadcast.listeners()).isZero();
    ear.listen();
    assertThat(ear.heard).isEmpty();
  }

  @Test
  void whatPilesUpAtOneInstantIsToldAtOnce() {
    aws.engine().watchedBy(broadcast);
    Ear ear = listener(any -> true);

    aws.create("web", 0, 1_000, 300);
    aws.advance(Duration.ofMinutes(2));
    ear.listen();

    assertThat(told(News.OfLifecycle.class))
        .as("300 have come and 300 are in service; at each instant it is told at once")
        .hasSize(600)
        .extracting(news -> news.to().orElse(""))
        .containsOnly("Pending", "InService");
  }

  @Test
  void theEndOfAWorldIsTheEndOfTheLine() {
    Ear ear = listener(any -> true);

    broadcast.end();

    assertThat(ear.closed).isTrue();
  }
}
