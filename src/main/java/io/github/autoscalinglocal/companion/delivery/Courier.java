package io.github.autoscalinglocal.companion.delivery;

import io.github.autoscalinglocal.companion.http.Exchange;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages to one receiver, one after the other, on a thread of its own that starts with
 * the first. So a receiver that is slow or gone holds up nobody else; what does not fit into its
 * queue is dropped.
 */
final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int LONGEST_ANSWER_LOGGED = 200;

  private final Receiver receiver;
  private final Exchange exchange = new Exchange();
  private final Pace pace;
  private final ThreadPoolExecutor thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean overflowing = new AtomicBoolean();

  /**
   * Whether the last message failed: then it makes no sense to try each of the next several times.
   */
  private volatile boolean down;

  Courier(Receiver receiver, Pace pace) {
    this.receiver = receiver;
    this.pace = pace;
    this.thread =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(pace.queue()), Courier::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "delivery");
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a message to be carried in its turn. */
  void take(Scope scope, Message message) {
    try {
      thread.execute(new Parcel(scope, message));
      overflowing.set(false);
    } catch (RejectedExecutionException full) {
      if (!thread.isShutdown() && !overflowing.getAndSet(true)) {
        LOG.warn(
            "{} messages wait for {} already; those that come now are not delivered",
            pace.queue(),
            host());
      }
    }
  }

  /** A message in the queue. */
  private final class Parcel implements Runnable {
    private final Scope scope;
    private final Message message;

    Parcel(Scope scope, Message message) {
      this.scope = scope;
      this.message = message;
    }

    @Override
    public void run() {
      carry(scope, message);
    }
  }

  private void carry(Scope scope, Message message) {
    Optional<String> failure = attempt(scope, message);
    Iterator<Duration> pauses = pace.pauses().iterator();
    while (failure.isPresent() && !down && pauses.hasNext()) {
      if (isClosedWithin(pauses.next())) {
        return;
      }
      failure = attempt(scope, message);
    }
    down = failure.isPresent();
    failure.ifPresent(reason -> report(message, reason));
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Carries a message now, whatever waits.
   *
   * @return whether it arrived
   */
  boolean deliver(Scope scope, Message message) {
    Optional<String> failure = attempt(scope, message);
    failure.ifPresent(reason -> report(message, reason));
    return failure.isEmpty();
  }

  private void report(Message message, String reason) {
    if (closed.getCount() > 0) {
      LOG.warn(
          "Message {} of group {} was not delivered to {}{}: {}",
          message.sequence(),
          message.group(),
          message.target().map(target -> target + " at ").orElse(""),
          host(),
          reason);
    }
  }

  /** Of an endpoint, no more is told: the path of a webhook may be a secret. */
  private String host() {
    return receiver.endpoint().getHost() + ":" + receiver.endpoint().getPort();
  }

  /** Why it did not arrive, if it did not. */
  private Optional<String> attempt(Scope scope, Message message) {
    HttpRequest request = receiver.request(scope, message);
    try {
      HttpResponse<String> answer =
          exchange.send(request, BodyHandlers.ofString(), pace.patience());
      return receiver.took(answer) ? Optional.empty() : Optional.of(shown(answer));
    } catch (TimeoutException tooLong) {
      return Optional.of("it did not answer in time");
    } catch (ExecutionException unreachable) {
      return Optional.of("it cannot be reached");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("the emulator is being stopped");
    }
  }

  private static String shown(HttpResponse<String> answer) {
    String body = answer.body().replaceAll("\\s+", " ");
    return "it answered HTTP "
        + answer.statusCode()
        + " "
        + body.substring(0, Math.min(body.length(), LONGEST_ANSWER_LOGGED));
  }

  /** Drops what waits and is of accounts and regions that are gone. */
  void forget(Predicate<Scope> gone) {
    thread.getQueue().removeIf(each -> each instanceof Parcel parcel && gone.test(parcel.scope));
  }

  @Override
  public void close() {
    closed.countDown();
    thread.shutdownNow();
  }
}
