package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.model.Caller;
import java.util.Map;
import java.util.Optional;

/** A request, read by its protocol. */
interface Call {
  /** Empty if it is not signed. */
  Optional<Credential> credential();

  /** Who sent it; empty if it is not signed. */
  default Optional<Caller> caller() {
    return Optional.empty();
  }

  /** The service that it is for. */
  Service service(Services services);

  /** The operation of this service that it names. */
  Service.Entry operation(Service service);

  /** The parameters of a form, as they were sent; none in other protocols. */
  default Map<String, String> parameters() {
    return Map.of();
  }

  /** Whether nothing is to be done but to check the input. */
  default boolean isRehearsal(Service service) {
    return false;
  }

  /** What it says, to be read as the record class given. */
  Input input(Class<? extends Record> type);
}
