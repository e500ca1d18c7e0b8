package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.engine.World.Appointment;
import io.github.autoscalinglocal.engine.World.Due;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One world, one writer, one agenda. Units of work run one at a time on a private copy of the
 * world; snapshots are read without the lock. Before anything runs, everything that is due has run,
 * in the order of (instant, sequence), each at the instant at which it was due: so history is a
 * function of the commands, their instants and the seed, whatever the clock.
 */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** More events than this at one instant is an event that schedules itself without end. */
  private static final int EVENTS_AT_ONE_INSTANT = 5_000_000;

  private final VirtualClock clock;
  private final Options options;
  private final BiConsumer<Tx, String> reconcile;
  private final OutsideCalls outside;
  private final Post post;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition agendaChanged = lock.newCondition();
  private final Phaser nobodyWaits = new Phaser(1);
  private volatile World world;
  private volatile Witness witness = Witness.NOBODY;

  /** The instant for which the thread that follows the clock waits: empty if there is none. */
  private Optional<Instant> awaited = Optional.empty();

  private int resets;
  private boolean closed;

  /** An engine whose messages stay in the outbox. */
  public Engine(
      VirtualClock clock,
      Options options,
      BiConsumer<Tx, String> reconcile,
      Function<OutsideCall, Event> answer) {
    this(clock, options, reconcile, answer, Post.NOBODY);
  }

  /**
   * @param reconcile called at the end of each unit of work with every group that it touched
   * @param answer performs a call to another host, and tells its outcome as an event
   * @param post carries the messages away
   */
  public Engine(
      VirtualClock clock,
      Options options,
      BiConsumer<Tx, String> reconcile,
      Function<OutsideCall, Event> answer,
      Post post) {
    this.clock = clock;
    this.options = options;
    this.reconcile = reconcile;
    this.world = World.empty(options.seed());
    this.outside = new OutsideCalls(answer);
    this.post = post;
  }

  /** Has somebody told of all that happens from now on, in the place of whoever was told before. */
  public void watchedBy(Witness next) {
    witness = next;
  }

  private static Void fire(Event event, Tx tx) {
    event.fire(tx);
    return null;
  }

  /** Reads a snapshot of one region. */
  @SuppressWarnings("ReferenceEquality") // worlds are values: an equal one would do, too
  public <R> R read(Scope scope, Function<View, R> work) {
    World snapshot = world;
    Instant now = clock.now();
    // Nothing is due most of the time, and nothing has happened in between: then the snapshot is
    // the world of that instant, and no lock is needed to know it.
    if (snapshot.isDue(now) || snapshot != world) {
      lock.lock();
      try {
        now = clock.now();
        runDue(now);
        snapshot = world;
      } finally {
        lock.unlock();
      }
    }
    return work.apply(new View(snapshot, scope, now, options));
  }

  /** A region as it was last published: without the lock, and without what is due by now. */
  public Region published(Scope scope) {
    return world.region(scope);
  }

  /** All regions as they were last published, by account and name: without the lock. */
  public Collection<Region> published() {
    return world.regions().values();
  }

  /** What is to come, as it was last published, the next first. */
  public Map<World.Due, World.Appointment> agenda() {
    return world.agenda();
  }

  /** The regions in which an account has something. */
  public List<Scope> scopes(String account) {
    return world.regions().keySet().stream()
        .filter(scope -> scope.account().equals(account))
        .toList();
  }

  /**
   * Runs a unit of work; if it throws, nothing has changed but that a fault may have struck. What
   * it causes without delay has happened when this returns, which includes the answers of other
   * hosts that it asks; what others ask is not waited for. It may run more than once: see {@link
   * Tx#sendFirst} and {@link Tx#askFirst}.
   */
  public <R> R write(Scope scope, Function<Tx, R> work) {
    Beforehand beforehand = new Beforehand();
    while (true) {
      try {
        return writeAndSettle(scope, work, beforehand);
      } catch (DeliverFirst broken) {
        Message message = broken.message();
        beforehand.arrived(message.target().orElseThrow(), post.deliver(scope, message));
      } catch (AskFirst broken) {
        beforehand.answered(broken.call(), outside.ask(broken.call()));
      }
    }
  }

  /**
   * Runs units of work without those of others in between: threads that take turns with each unit
   * spend as much on handing over as on the work. Not for units that other hosts are asked about,
   * whose answers would wait for the end of this.
   */
  public void inOneGo(Runnable units) {
    lock.lock();
    try {
      units.run();
    } finally {
      lock.unlock();
    }
    witness.afterwards();
  }

  private <R> R writeAndSettle(Scope scope, Function<Tx, R> work, Beforehand beforehand) {
    Phaser settled = new Phaser(1);
    R answer;
    lock.lock();
    try {
      answer = write(scope, work, beforehand, settled);
    } finally {
      lock.unlock();
    }
    if (!lock.isHeldByCurrentThread()) {
      witness.afterwards();
    }
    settled.arriveAndAwaitAdvance();
    return answer;
  }

  /**
   * @param settled advances when every call to another host that this causes has been answered
   */
  private <R> R write(Scope scope, Function<Tx, R> work, Beforehand beforehand, Phaser settled) {
    Instant now = clock.now();
    runDue(now);
    R answer = commit(new Tx(world, scope, now, options, beforehand), work, settled);
    runDue(now, settled);
    if (isDueEarlierThanAwaited()) {
      agendaChanged.signalAll();
    }
    return answer;
  }

  /** Takes the answer of another host, unless the world that asked is gone. */
  private void take(Event event, Scope scope, int askedAfterResets, Phaser settled) {
    lock.lock();
    try {
      if (askedAfterResets == resets) {
        write(scope, tx -> fire(event, tx), Beforehand.NOTHING, settled);
      }
    } finally {
      lock.unlock();
    }
  }

  private <R> R commit(Tx tx, Function<Tx, R> work, Phaser settled) {
    Scope scope = tx.scope();
    R answer = perform(tx, work);
    // Most units of work touch none, and the iterator of an empty tree is not free.
    if (!tx.touched().isEmpty()) {
      for (String group : tx.touched()) {
        reconcile.accept(tx, group);
      }
    }
    Region before = world.region(scope);
    world = tx.world();
    if (tx.hasChanged()) {
      witness.published(before, tx.region(), tx.changedGroups(), tx.now());
    }
    tx.sent().forEach(message -> post.take(scope, message));
    int askedAfterResets = resets;
    for (OutsideCall call : tx.outsideCalls()) {
      outside.start(call, event -> take(event, scope, askedAfterResets, settled), settled);
    }
    return answer;
  }

  private <R> R perform(Tx tx, Function<Tx, R> work) {
    try {
      return work.apply(tx);
    } catch (AskFirst | DeliverFirst brokenOff) {
      throw brokenOff;
    } catch (RuntimeException refusal) {
      world = tx.refused(world);
      throw refusal;
    }
  }

  /** Runs every event due at an instant or before it. */
  private int runDue(Instant until) {
    return runDue(until, nobodyWaits);
  }

  private int runDue(Instant until, Phaser settled) {
    int ran = 0;
    while (runNext(until, settled)) {
      if (++ran > EVENTS_AT_ONE_INSTANT) {
        throw new IllegalStateException("events at " + until + " do not come to an end");
      }
    }
    return ran;
  }

  private boolean runNext(Instant until, Phaser settled) {
    if (!world.isDue(until)) {
      return false;
    }
    Map.Entry<Due, Appointment> first = world.agenda().firstEntry();
    Due due = first.getKey();
    Appointment appointment = first.getValue();
    // Taken off the agenda in the same instant as its changes are published: reads take no lock.
    World rest = world.withAgenda(world.agenda().minusFirstEntry());
    Tx own = new Tx(rest, appointment.scope(), due.at(), options, Beforehand.NOTHING);
    try {
      commit(own, tx -> fire(appointment.event(), tx), settled);
    } catch (RuntimeException | Error bug) {
      world = world.withAgenda(world.agenda().minus(due));
      throw bug;
    }
    return true;
  }

  /** The clock and the agenda, as the control endpoint shows them. */
  public record ClockState(
      Instant now, ClockMode mode, Optional<Instant> nextEvent, int pendingEvents) {}

  public ClockState clock() {
    lock.lock();
    try {
      Instant now = clock.now();
      runDue(now);
      return clockAt(now);
    } finally {
      lock.unlock();
    }
  }

  private ClockState clockAt(Instant now) {
    return new ClockState(now, clock.mode(), nextDue(), world.agenda().size());
  }

  private void tellClock() {
    witness.clockChanged(clockAt(clock.now()));
  }

  private Optional<Instant> nextDue() {
    return world.nextDue();
  }

  /** Lets time go by in another way from now on. */
  public void switchClock(ClockMode mode) {
    lock.lock();
    try {
      runDue(clock.now());
      clock.switchTo(mode);
      runDue(clock.now());
      agendaChanged.signalAll();
      tellClock();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The same, from an instant on. Time never goes back, except where nothing has happened yet: an
   * empty world can begin at any time.
   *
   * @return whether that instant can be reached; nothing has changed if not
   */
  public boolean switchClock(ClockMode mode, Instant from) {
    lock.lock();
    try {
      Instant now = clock.now();
      if (world.regions().isEmpty()) {
        clock.restart(mode, from);
        tellClock();
        return true;
      }
      if (from.isBefore(now)) {
        return false;
      }
      clock.switchTo(ClockMode.MANUAL);
    } finally {
      lock.unlock();
    }
    advanceTo(from);
    switchClock(mode);
    return true;
  }

  /**
   * Moves the clock on to an instant, through every event due on the way; what those ask of other
   * hosts is answered before time goes on.
   *
   * @return how many events ran
   */
  public int advanceTo(Instant target) {
    int ran = 0;
    for (Optional<Instant> due = nextStop(target); due.isPresent(); due = nextStop(target)) {
      ran += runAt(due.get());
    }
    moveTo(target);
    return ran;
  }

  /**
   * Moves the clock on to the instant of the next event, and runs all that is due then.
   *
   * @return that instant; empty, and nothing has changed, if nothing is due within the limit
   */
  public Optional<Instant> advanceToNext(Instant limit) {
    Optional<Instant> due = nextStop(limit);
    due.ifPresent(this::runAt);
    outside.await();
    return due;
  }

  /** Moves the clock on from event to event until so many have run or none is left. */
  public int advanceEvents(int count) {
    int ran = 0;
    while (ran < count) {
      outside.await();
      lock.lock();
      try {
        Optional<Instant> due = nextDue();
        if (due.isEmpty()) {
          break;
        }
        clock.moveTo(due.get());
        if (runNext(due.get(), nobodyWaits)) {
          ran++;
        }
        tellClock();
      } finally {
        lock.unlock();
      }
    }
    outside.await();
    return ran;
  }

  /**
   * Moves the clock on until nothing but routine is due within the limit; the clock then stands at
   * the last event.
   */
  public int advanceUntilIdle(Duration limit) {
    Instant end = clock().now().plus(limit);
    int ran = 0;
    for (Optional<Instant> due = nextStop(end);
        due.isPresent() && !isIdleUntil(end);
        due = nextStop(end)) {
      ran += runAt(due.get());
    }
    return ran;
  }

  private boolean isIdleUntil(Instant end) {
    return world.agenda().entrySet().stream()
        .takeWhile(each -> !each.getKey().at().isAfter(end))
        .allMatch(each -> each.getValue().event().isRoutine());
  }

  private Optional<Instant> nextStop(Instant end) {
    outside.await();
    lock.lock();
    try {
      return nextDue().filter(due -> !due.isAfter(end));
    } finally {
      lock.unlock();
    }
  }

  private int runAt(Instant instant) {
    lock.lock();
    try {
      clock.moveTo(instant);
      int ran = runDue(instant);
      tellClock();
      return ran;
    } finally {
      lock.unlock();
    }
  }

  private void moveTo(Instant target) {
    lock.lock();
    try {
      clock.moveTo(target);
      agendaChanged.signalAll();
      tellClock();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything in the regions that match, and what was due there. */
  public void reset(Predicate<Scope> gone) {
    lock.lock();
    try {
      world = world.without(gone);
      post.forget(gone);
      witness.replaced(clock.now());
    } finally {
      lock.unlock();
    }
  }

  /** All that there is at one instant, and how time goes by. */
  public record Snapshot(World world, ClockMode mode, Instant now) {}

  /** Everything, when what is due has happened and what other hosts were asked is answered. */
  public Snapshot snapshot() {
    while (true) {
      outside.await();
      lock.lock();
      try {
        Instant now = clock.now();
        runDue(now);
        // What was due may have asked again; a world must not wait for answers that never come.
        if (outside.isIdle()) {
          return new Snapshot(world, clock.mode(), now);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Puts another world in the place of this one. Its time goes on where it was; a clock that keeps
   * to the real time catches up.
   */
  public void restore(Snapshot snapshot) {
    lock.lock();
    try {
      world = snapshot.world();
      resets++;
      clock.restart(snapshot.mode(), snapshot.now());
      clock.switchTo(snapshot.mode());
      agendaChanged.signalAll();
      witness.replaced(clock.now());
      tellClock();
    } finally {
      lock.unlock();
    }
  }

  /** Everything, and the clock, as at the start. */
  public void resetAll(ClockMode mode, Instant start) {
    lock.lock();
    try {
      world = World.empty(options.seed());
      resets++;
      post.forget(all -> true);
      clock.restart(mode, start);
      agendaChanged.signalAll();
      witness.replaced(clock.now());
      tellClock();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts the thread that runs what is due while nobody asks; a clock that is only moved by hand
   * needs none.
   */
  public void start() {
    Thread thread = new Thread(this::followClock, "agenda");
    thread.setDaemon(true);
    thread.start();
  }

  private void followClock() {
    lock.lock();
    try {
      while (!closed) {
        runDueOrReport();
        awaited = nextDue();
        Optional<Duration> wait = awaited.flatMap(clock::realTimeUntil);
        if (wait.isEmpty()) {
          agendaChanged.await();
        } else {
          agendaChanged.await(wait.get().toMillis() + 1, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isDueEarlierThanAwaited() {
    return nextDue()
        .filter(due -> awaited.filter(each -> !due.isBefore(each)).isEmpty())
        .isPresent();
  }

  private void runDueOrReport() {
    try {
      runDue(clock.now());
    } catch (RuntimeException | Error bug) {
      LOG.error("An event failed; what it should have done has not happened", bug);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      agendaChanged.signalAll();
    } finally {
      lock.unlock();
    }
    outside.close();
  }
}
