package io.github.autoscalinglocal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.server.ServerConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection.EventCallback;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/**
 * A connection over which events are sent. What its reader has not taken yet waits in memory, up to
 * a bound; a reader who falls behind further is hung up on, and may call again.
 */
final class EventLine implements Feed.Line {
  private static final Logger LOG = LoggerFactory.getLogger(EventLine.class);
  private static final long MOST_WAITING_BYTES = 8L << 20;

  /** So that a reader who is gone is noticed, and a proxy does not take the line for dead. */
  private static final long STILL_HERE_MILLIS = 15_000;

  private final ServerSentEventConnection events;
  private final ServerConnection connection;
  private final AtomicLong waiting = new AtomicLong();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  EventLine(ServerSentEventConnection events, ServerConnection connection) {
    this.events = events;
    this.connection = connection;
    events.setKeepAliveTime(STILL_HERE_MILLIS);
    // the answer does not always hear of a connection that is closed under it while it is written
    events.addCloseTask(answer -> closed.complete(null));
    connection.addCloseListener(hungUp -> closed.complete(null));
  }

  @Override
  public void say(String event, String data) {
    int size = data.getBytes(UTF_8).length;
    if (waiting.addAndGet(size) > MOST_WAITING_BYTES) {
      LOG.info("A reader of events is too slow, and is hung up on");
      IoUtils.safeClose(connection);
      closed.complete(null);
      return;
    }
    events.send(
        data,
        event,
        null,
        new EventCallback() {
          @Override
          public void done(ServerSentEventConnection to, String sent, String kind, String id) {
            waiting.addAndGet(-size);
          }

          @Override
          public void failed(
              ServerSentEventConnection to, String lost, String kind, String id, IOException why) {
            LOG.debug("A reader of events is gone", why);
          }
        });
  }

  @Override
  public void later(Runnable work) {
    connection.getWorker().execute(work);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  public void whenClosed(Runnable work) {
    closed.thenRun(work);
  }

  /** What was said before is still heard. */
  @Override
  public void close() {
    events.shutdown();
  }
}
