package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.control.RequestLog.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last AWS calls that are like an example, the newest first. */
final class FindRequests implements Endpoint {
  private final RequestLog log;

  FindRequests(RequestLog log) {
    this.log = log;
  }

  /**
   * What is missing is all the same.
   *
   * @param parameters values of calls in the Query protocol
   */
  private record Example(
      Optional<String> action,
      Optional<String> service,
      Optional<String> account,
      Optional<String> region,
      Optional<Integer> status,
      Optional<String> code,
      Optional<Map<String, String>> parameters) {

    boolean fits(Shown call) {
      return action.map(call.action()::equals).orElse(true)
          && fits(service, call.service())
          && fits(account, call.account())
          && fits(region, call.region())
          && status.map(wanted -> wanted == call.status()).orElse(true)
          && fits(code, call.code())
          && parameters
              .map(wanted -> call.parameters().entrySet().containsAll(wanted.entrySet()))
              .orElse(true);
    }

    private static boolean fits(Optional<String> wanted, Optional<String> value) {
      return wanted.isEmpty() || wanted.equals(value);
    }
  }

  private record Answer(List<Shown> requests) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    Example example = call.body(Example.class);
    return new Answer(log.newest().stream().filter(example::fits).toList());
  }
}
