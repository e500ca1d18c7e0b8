package io.github.autoscalinglocal.http;

import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What a thread reads in one look at its sockets. It is answered when the thread has looked at all
 * of them: one step for all requests, then the next, keeps the code of each step in the processor's
 * caches, and what takes a lock takes it once. Belongs to its thread.
 */
final class Batch {
  private final Executor thread;
  private final Consumer<List<Arrival>> answer;
  private final List<Arrival> arrivals = new ArrayList<>();

  /** A request, whom it is for, and where the answer goes. */
  record Arrival(HttpServerExchange exchange, Site site, Request request) {}

  /**
   * @param thread does what it is handed once it has looked at its sockets
   */
  Batch(Executor thread, Consumer<List<Arrival>> answer) {
    this.thread = thread;
    this.answer = answer;
  }

  void add(Arrival arrival) {
    if (arrivals.isEmpty()) {
      thread.execute(this::end);
    }
    arrivals.add(arrival);
  }

  private void end() {
    List<Arrival> all = List.copyOf(arrivals);
    arrivals.clear();
    answer.accept(all);
  }
}
