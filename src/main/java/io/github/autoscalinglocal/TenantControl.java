package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.ControlSite;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.http.Site;
import java.util.Optional;
import java.util.function.Function;

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
    return request
        .headers()
        .first("x-local-account")
        .flatMap(tenants)
        .map(Emulation::control)
        .orElse(common)
        .answer(request);
  }

  @Override
  public Response refuse(ErrorCode code, String text) {
    return common.refuse(code, text);
  }
}
