package io.github.autoscalinglocal.control;

import java.util.List;
import java.util.Optional;

/** The last AWS calls, the newest first. */
final class ListRequests implements Endpoint {
  private final RequestLog log;

  ListRequests(RequestLog log) {
    this.log = log;
  }

  private record Answer(List<RequestLog.Shown> requests) {}

  @Override
  public Object answer(Call call) {
    call.allow("action", "status", "limit");
    Optional<String> action = call.one("action");
    Optional<Integer> status = call.count("status");
    int limit = call.count("limit").orElse(RequestLog.KEPT);
    return new Answer(
        log.newest().stream()
            .filter(each -> each.action().equals(action.orElse(each.action())))
            .filter(each -> each.status() == status.orElse(each.status()))
            .limit(limit)
            .toList());
  }

  /** Forgets those that there are. */
  static Endpoint clear(RequestLog log) {
    return call -> {
      call.allow();
      log.clear();
      return new Answer(List.of());
    };
  }
}
