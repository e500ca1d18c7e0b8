package io.github.autoscalinglocal.companion.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to other hosts, each answered whole within a time, or not at all. */
public final class Exchange {
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Exchange::daemon);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "exchange");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws ExecutionException if there is none, for the reason that is its cause
   * @throws TimeoutException if it is not there, to the end of its body, in time
   */
  public HttpResponse<String> send(HttpRequest request, BodyHandler<String> body, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    // The client's own timeout ends with the headers; a body may never come to its end. What the
    // client sends without waiting, it hands over on threads that the whole program shares and may
    // block.
    Future<HttpResponse<String>> response = THREADS.submit(() -> client.send(request, body));
    try {
      return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      response.cancel(true);
    }
  }
}
