package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.model.Scope;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls to other hosts that are under way: made by threads of their own, which start with the
 * first call.
 */
final class OutsideCalls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutsideCalls.class);
  private static final int THREADS = 4;

  private final Function<OutsideCall, Event> answer;
  private final BiConsumer<Scope, Event> deliver;
  private @Nullable ExecutorService executor;
  private int inFlight;

  OutsideCalls(Function<OutsideCall, Event> answer, BiConsumer<Scope, Event> deliver) {
    this.answer = answer;
    this.deliver = deliver;
  }

  synchronized void start(Scope scope, OutsideCall call) {
    if (executor == null) {
      executor = Executors.newFixedThreadPool(THREADS, OutsideCalls::daemon);
    }
    inFlight++;
    executor.execute(() -> perform(scope, call));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "outside");
    thread.setDaemon(true);
    return thread;
  }

  private void perform(Scope scope, OutsideCall call) {
    try {
      deliver.accept(scope, answer.apply(call));
    } catch (RuntimeException bug) {
      LOG.error("The answer to {} could not be taken", call, bug);
    } finally {
      ended();
    }
  }

  private synchronized void ended() {
    inFlight--;
    notifyAll();
  }

  synchronized boolean inFlight() {
    return inFlight > 0;
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
