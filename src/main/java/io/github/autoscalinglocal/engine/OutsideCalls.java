package io.github.autoscalinglocal.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls to other hosts that are under way. Each has a thread of its own, so that a host that
 * does not answer holds up nobody else; no thread is started before the first call.
 */
final class OutsideCalls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutsideCalls.class);

  private final Function<OutsideCall, Event> answer;
  private @Nullable ExecutorService executor;
  private int inFlight;

  OutsideCalls(Function<OutsideCall, Event> answer) {
    this.answer = answer;
  }

  /**
   * Makes a call.
   *
   * @param taker takes the answer; it may start further calls
   * @param settled has a party for as long as the call is under way
   */
  synchronized void start(OutsideCall call, Consumer<Event> taker, Phaser settled) {
    if (executor == null) {
      executor = Executors.newCachedThreadPool(OutsideCalls::daemon);
    }
    if (executor.isShutdown()) {
      return;
    }
    inFlight++;
    settled.register();
    executor.execute(() -> perform(call, taker, settled));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "outside");
    thread.setDaemon(true);
    return thread;
  }

  private void perform(OutsideCall call, Consumer<Event> taker, Phaser settled) {
    try {
      taker.accept(answer.apply(call));
    } catch (RuntimeException bug) {
      LOG.error("The answer to {} could not be taken", call, bug);
    } finally {
      ended();
      settled.arriveAndDeregister();
    }
  }

  private synchronized void ended() {
    inFlight--;
    notifyAll();
  }

  /** Makes a call on the caller's own thread. */
  Event ask(OutsideCall call) {
    return answer.apply(call);
  }

  /** Whether no call is under way, or was interrupted while it was waited for. */
  synchronized boolean isIdle() {
    return inFlight == 0 || Thread.currentThread().isInterrupted();
  }

  /** Waits until no call is under way: an answer that asks again is waited for as well. */
  synchronized void await() {
    while (inFlight > 0) {
      try {
        wait();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public synchronized void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
