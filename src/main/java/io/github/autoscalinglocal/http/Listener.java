package io.github.autoscalinglocal.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.http.Batch.Arrival;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.io.Receiver;
import io.undertow.io.Receiver.RequestToLargeException;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.DateUtils;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Xnio;
import org.xnio.XnioIoThread;

/**
 * The open port. A request is read and answered on the thread that reads its socket, which saves a
 * third of the time against handing it to another; only what a site says may take long is handed
 * over.
 */
public final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final long DRAIN_MILLIS = 1_000;
  private static final int STOP_MILLIS = 500;

  /**
   * Undertow's own choice depends on the heap, and a small heap would get buffers of half a
   * kilobyte.
   */
  private static final int BUFFER_BYTES = 16 * 1024;

  /** What takes long mostly waits. Threads beyond those in use are not started. */
  private static final int WORKER_THREADS = 64;

  /** Those of answers, which are a handful. */
  private final Map<String, HttpString> headerNames = new ConcurrentHashMap<>();

  private final List<Site> sites;
  private final int maxBody;
  private final AllowedOrigins origins;
  private final BrowserGuard guard;
  private final GracefulShutdownHandler door =
      new GracefulShutdownHandler(new HttpContinueReadHandler(this::receive));
  private final Map<XnioIoThread, Batch> batches = new ConcurrentHashMap<>();
  private final Set<EventLine> lines = ConcurrentHashMap.newKeySet();
  private final Undertow undertow;
  private final InetSocketAddress address;
  private volatile boolean closing;

  /**
   * Starts to listen.
   *
   * @param port 0 for any that is free
   * @param maxBody bytes
   * @param origins whose web pages are answered as well as the emulator's own
   * @param sites in the order in which they are asked for a path; the last serves all that the
   *     others do not
   * @throws IOException if the address cannot be listened on
   */
  public Listener(String host, int port, int maxBody, AllowedOrigins origins, List<Site> sites)
      throws IOException {
    this.sites = List.copyOf(sites);
    this.maxBody = maxBody;
    this.origins = origins;
    this.guard = new BrowserGuard(InetAddress.getByName(host).isLoopbackAddress(), origins);
    this.undertow =
        Undertow.builder()
            .addHttpListener(port, host)
            .setHandler(door)
            .setBufferSize(BUFFER_BYTES)
            .setWorkerThreads(WORKER_THREADS)
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, Integer.MAX_VALUE)
            // The receiver keeps to the limit, so that the rest of a body can be read away and its
            // sender sees the answer.
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, STOP_MILLIS)
            .build();
    this.address = bind();
  }

  /**
   * Loads what takes a listener longest, which one that is made meanwhile waits for; and then what
   * takes its first answer longest: the tables for its date.
   */
  public static void warmUp() {
    Xnio.getInstance(Undertow.class.getClassLoader());
    DateUtils.toDateString(Date.from(Instant.EPOCH));
  }

  private InetSocketAddress bind() throws IOException {
    try {
      undertow.start();
      return (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    } catch (RuntimeException wrapped) {
      if (wrapped.getCause() instanceof IOException refused) {
        throw refused;
      }
      throw wrapped;
    }
  }

  /** Where it listens, with the port in use. */
  public InetSocketAddress address() {
    return address;
  }

  private void receive(HttpServerExchange exchange) {
    Site site = site(exchange.getRequestPath());
    Headers headers = headers(exchange.getRequestHeaders());
    Optional<String> refusal = guard.refusal(headers);
    if (refusal.isPresent()) {
      send(exchange, site.refuse(ErrorCode.AccessDenied, refusal.get()));
      return;
    }
    Optional<String> origin = origins.of(headers);
    if (origin.isPresent()) {
      grant(exchange, origin.get());
      if (isQuestion(exchange, headers)) {
        exchange.setStatusCode(StatusCodes.NO_CONTENT);
        exchange.endExchange();
        return;
      }
    }
    // Received in parts: to receive a body whole, Undertow copies it byte by byte, which takes
    // longer than to parse the request.
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int longest = site.maxBody(exchange.getRequestPath(), maxBody);
    Receiver receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(longest);
    receiver.receivePartialBytes(
        (received, part, isLast) -> {
          if (received.isResponseStarted()) {
            return; // refused already
          }
          body.writeBytes(part);
          if (body.size() > longest) {
            refuseBody(received, site, longest, new RequestToLargeException());
          } else if (isLast) {
            take(received, site, request(received, headers, body.toByteArray()));
          }
        },
        (broken, error) -> refuseBody(broken, site, longest, error));
  }

  /** Whether a browser asks before it sends what a page wants to send. */
  private static boolean isQuestion(HttpServerExchange exchange, Headers headers) {
    return exchange.getRequestMethod().equals(Methods.OPTIONS)
        && headers.first("Access-Control-Request-Method").isPresent();
  }

  /** Has the browser show a page of another origin what is answered. */
  private static void grant(HttpServerExchange exchange, String origin) {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(new HttpString("Vary"), "Origin");
    headers.put(new HttpString("Access-Control-Allow-Origin"), origin);
    headers.put(new HttpString("Access-Control-Allow-Methods"), "GET, HEAD, POST, PUT, DELETE");
    headers.put(new HttpString("Access-Control-Expose-Headers"), "*");
    // The asterisk does not stand for Authorization, which signed requests have.
    headers.put(new HttpString("Access-Control-Allow-Headers"), "*, Authorization");
    headers.put(new HttpString("Access-Control-Allow-Private-Network"), "true");
    headers.put(new HttpString("Access-Control-Max-Age"), "600");
  }

  private Site site(String path) {
    for (Site site : sites) {
      if (site.serves(path)) {
        return site;
      }
    }
    throw new IllegalStateException("no site serves " + path);
  }

  private static Headers headers(HeaderMap headers) {
    return name -> {
      HeaderValues values = headers.get(name);
      return values == null ? List.of() : values;
    };
  }

  private static Request request(HttpServerExchange exchange, Headers headers, byte[] body) {
    return new Request(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        exchange.getQueryString(),
        headers,
        body);
  }

  /**
   * Goes on once this thread has put the socket down: whoever answers before that, on another
   * thread, may see it left without anybody who reads from it. What is sent behind something that
   * took long is read on the thread that answered that, but a batch belongs to the socket's.
   */
  private void take(HttpServerExchange exchange, Site site, Request request) {
    Arrival arrival = new Arrival(exchange, site, request);
    XnioIoThread thread = exchange.getIoThread();
    if (site.mayTakeLong(request)) {
      exchange.dispatch(
          thread, () -> thread.getWorker().execute(() -> answer(site, List.of(arrival))));
    } else {
      exchange.dispatch(thread, () -> batch(thread).add(arrival));
    }
  }

  private Batch batch(XnioIoThread thread) {
    return batches.computeIfAbsent(thread, own -> new Batch(own, this::answer));
  }

  private void answer(List<Arrival> together) {
    together.stream()
        .collect(groupingBy(Arrival::site, LinkedHashMap::new, toList()))
        .forEach(this::answer);
  }

  private void answer(Site site, List<Arrival> arrivals) {
    List<Response> answers = answers(site, arrivals.stream().map(Arrival::request).toList());
    for (int i = 0; i < answers.size(); i++) {
      sendOrGiveUp(arrivals.get(i), answers.get(i));
    }
  }

  /** So that whoever cannot be answered keeps nobody else in the batch waiting. */
  private void sendOrGiveUp(Arrival arrival, Response answer) {
    try {
      send(arrival.exchange(), answer);
    } catch (RuntimeException bug) {
      LOG.error("The answer to {} could not be sent", called(List.of(arrival.request())), bug);
      arrival.exchange().endExchange();
    }
  }

  private static List<Response> answers(Site site, List<Request> requests) {
    try {
      return site.answer(requests);
    } catch (RuntimeException | StackOverflowError bug) {
      LOG.error("{} could not be answered", called(requests), bug);
      Response failure =
          site.refuse(ErrorCode.InternalFailure, "The emulator failed; its log tells why.");
      return Collections.nCopies(requests.size(), failure);
    }
  }

  private static String called(List<Request> requests) {
    return requests.stream()
        .map(request -> request.method() + " " + request.path())
        .collect(joining(", "));
  }

  private void refuseBody(HttpServerExchange exchange, Site site, int longest, IOException error) {
    if (error instanceof RequestToLargeException) {
      // The rest of the body is read away after the answer. A connection that is closed instead
      // would be reset while its client still writes, and the answer be lost.
      send(
          exchange,
          site.refuse(
              ErrorCode.RequestEntityTooLarge,
              "The request's body is longer than " + longest + " bytes."));
    } else {
      LOG.debug("A request broke off", error);
      exchange.setPersistent(false);
      exchange.endExchange();
    }
  }

  private HttpString headerName(String name) {
    return headerNames.computeIfAbsent(name, HttpString::new);
  }

  private void send(HttpServerExchange exchange, Response response) {
    exchange.setStatusCode(response.status());
    HeaderMap headers = exchange.getResponseHeaders();
    response.headers().forEach((name, value) -> headers.put(headerName(name), value));
    if (response.feed().isPresent() && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      feed(exchange, response.feed().get());
    } else {
      exchange.getResponseSender().send(ByteBuffer.wrap(response.body()));
    }
  }

  private void feed(HttpServerExchange exchange, Feed feed) {
    ServerSentEventHandler handler =
        new ServerSentEventHandler(
            (connection, lastEventId) ->
                begin(feed, new EventLine(connection, exchange.getConnection())));
    try {
      handler.handleRequest(exchange);
    } catch (Exception bug) { // the interface says so; this handler has nothing to throw
      throw new IllegalStateException(bug);
    }
  }

  private void begin(Feed feed, EventLine line) {
    lines.add(line);
    line.whenClosed(() -> lines.remove(line));
    if (closing) {
      line.close();
    } else {
      feed.begin(line);
    }
  }

  /**
   * Takes no more requests, ends what would go on for ever, and lets the rest of what is under way
   * end if it does so within a second.
   */
  @Override
  public void close() {
    closing = true;
    door.shutdown();
    lines.forEach(EventLine::close);
    try {
      door.awaitShutdown(DRAIN_MILLIS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    undertow.stop();
  }
}
