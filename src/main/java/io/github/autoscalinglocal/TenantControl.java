package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.ControlSite;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.http.Site;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The control endpoints of the world that a call is about. */
final class TenantControl implements Site {
  private final ControlSite common;
  private final Function<String, Optional<Emulation>> tenants;

  TenantControl(ControlSite common, Function<String, Optional<Emulation>> tenants) {
    this.common = common;
    this.tenants = tenants;
  }

  @Override
  public boolean serves(String path) {
    return common.serves(path);
  }

  @Override
  public boolean mayTakeLong(Request request) {
    return common.mayTakeLong(request);
  }

  @Override
  public int maxBody(String path, int usual) {
    return common.maxBody(path, usual);
  }

  @Override
  public Response answer(Request request) {
    return account(request).flatMap(tenants).map(Emulation::control).orElse(common).answer(request);
  }

  /** A browser that listens to events can send no headers. */
  private static Optional<String> account(Request request) {
    Optional<String> named = request.headers().first("x-local-account");
    if (named.isPresent() || !request.path().equals("/_local/events")) {
      return named;
    }
    return Stream.of(request.query().split("&", -1))
        .filter(parameter -> parameter.startsWith("account="))
        .map(parameter -> parameter.substring("account=".length()))
        .findFirst();
  }

  @Override
  public Response refuse(ErrorCode code, String text) {
    return common.refuse(code, text);
  }
}
