package io.github.autoscalinglocal.bench;

import io.github.autoscalinglocal.bench.Operation.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * What a server bore: each connection sends its next request as soon as it has the answer to the
 * one before.
 *
 * @param processorMicros what a request took of the server's processors, which other work on the
 *     machine does not change
 */
record Load(double perSecond, double p50Micros, double p99Micros, double processorMicros) {
  private static final int MOST_REQUESTS = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Sends requests for that long, on as many connections as there are callers. */
  static Load on(Server server, List<Caller> callers, Duration time)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(callers.size());
    List<Connection> connections = new ArrayList<>();
    try {
      AtomicLong start = new AtomicLong();
      CyclicBarrier together =
          new CyclicBarrier(callers.size(), () -> start.set(System.nanoTime()));
      List<Callable<Tally>> work = new ArrayList<>();
      for (Caller caller : callers) {
        Connection connection = server.connect();
        connections.add(connection);
        work.add(
            () -> {
              together.await();
              return tally(caller, connection, start.get() + time.toNanos());
            });
      }
      Duration before = server.processorTime();
      long patience = time.plus(PATIENCE).toMillis();
      List<Future<Tally>> done = threads.invokeAll(work, patience, TimeUnit.MILLISECONDS);
      return of(start.get(), done, server.processorTime().minus(before));
    } finally {
      threads.shutdownNow();
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static Tally tally(Caller caller, Connection connection, long deadline)
      throws IOException {
    Tally tally = new Tally();
    while (tally.end < deadline && tally.count < MOST_REQUESTS) {
      byte[] request = caller.next(connection);
      long sent = System.nanoTime();
      connection.call(request);
      tally.add(sent, System.nanoTime());
    }
    return tally;
  }

  /** The requests of one connection: how long each took, and when the last was answered. */
  private static final class Tally {
    private long[] nanos = new long[1024];
    private int count;
    private long end = System.nanoTime();

    void add(long sent, long answered) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = answered - sent;
      end = answered;
    }

    LongStream nanos() {
      return Arrays.stream(nanos, 0, count);
    }
  }

  private static Load of(long start, List<Future<Tally>> done, Duration processorTime)
      throws IOException, InterruptedException {
    List<Tally> tallies = new ArrayList<>();
    for (Future<Tally> each : done) {
      try {
        tallies.add(each.get());
      } catch (ExecutionException failed) {
        throw new IOException("a request failed", failed.getCause());
      }
    }
    long[] nanos = tallies.stream().flatMapToLong(Tally::nanos).sorted().toArray();
    long end = tallies.stream().mapToLong(tally -> tally.end).max().orElseThrow();
    return new Load(
        nanos.length * 1e9 / (end - start),
        nanos[nanos.length / 2] / 1e3,
        nanos[nanos.length * 99 / 100] / 1e3,
        processorTime.toNanos() / 1e3 / nanos.length);
  }
}
