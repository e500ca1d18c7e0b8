package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.ControlSite;
import io.github.autoscalinglocal.control.RequestLog;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.http.Site;
import io.github.autoscalinglocal.wire.FrontEnd;
import io.github.autoscalinglocal.wire.WireRequest;
import io.github.autoscalinglocal.wire.WireResponse;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The AWS API, which has all paths that are not the emulator's own. */
final class AwsSite implements Site {
  private final FrontEnd frontEnd;
  private final boolean asksOtherHosts;
  private final RequestLog log;

  /**
   * The site of a front end.
   *
   * @param log keeps what was asked and answered
   * @param asksOtherHosts whether what a request causes may have to be asked elsewhere
   */
  AwsSite(FrontEnd frontEnd, RequestLog log, boolean asksOtherHosts) {
    this.frontEnd = frontEnd;
    this.log = log;
    this.asksOtherHosts = asksOtherHosts;
  }

  @Override
  public boolean serves(String path) {
    return true;
  }

  /** A write waits for the functions that it asks, and for the targets that it tests. */
  @Override
  public boolean mayTakeLong(Request request) {
    return asksOtherHosts;
  }

  @Override
  public Response answer(Request request) {
    return answer(List.of(request)).get(0);
  }

  @Override
  public List<Response> answer(List<Request> together) {
    Iterator<Response> answers =
        answersOfAws(together.stream().filter(each -> !isBrowser(each)).toList()).iterator();
    return together.stream()
        .map(each -> isBrowser(each) ? ControlSite.toConsole() : answers.next())
        .toList();
  }

  private List<Response> answersOfAws(List<Request> together) {
    Instant at = Instant.now();
    long begin = System.nanoTime();
    List<Response> answers =
        frontEnd.answer(together.stream().map(AwsSite::wired).toList()).stream()
            .map(AwsSite::response)
            .toList();
    long took = System.nanoTime() - begin;
    for (int i = 0; i < answers.size(); i++) {
      log.add(together.get(i), answers.get(i), at, took);
    }
    return answers;
  }

  private static WireRequest wired(Request request) {
    return new WireRequest(
        request.method(),
        request.path(),
        request.query(),
        request.headers()::first,
        request.body());
  }

  /** Somebody has typed the endpoint's address into a browser. No client of AWS asks for pages. */
  private static boolean isBrowser(Request request) {
    return request.method().equals("GET")
        && request.path().equals("/")
        && request.query().isEmpty()
        && request.headers().first("Accept").filter(each -> each.contains("text/html")).isPresent();
  }

  @Override
  public Response refuse(ErrorCode code, String text) {
    return response(frontEnd.refuse(code, text));
  }

  private static Response response(WireResponse answer) {
    SortedMap<String, String> headers = new TreeMap<>(answer.headers());
    if (!answer.contentType().isEmpty()) {
      headers.put("Content-Type", answer.contentType());
    }
    headers.put("x-amzn-RequestId", answer.requestId());
    return new Response(answer.status(), headers, answer.body());
  }
}
