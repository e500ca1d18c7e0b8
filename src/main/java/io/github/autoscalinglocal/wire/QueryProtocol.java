package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Query protocol: a form in, XML out. What differs from one dialect of it to another is here:
 * {@link QueryTree} for the input, an {@link AnswerWriter} for the answers of a service.
 */
final class QueryProtocol implements Protocol {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String XML = "text/xml";
  private static final byte[] NO_BODY = {};

  /** By the names of services. */
  private final Map<String, AnswerWriter> writers = new TreeMap<>();

  QueryProtocol(Services services) {
    for (Service service : services.all()) {
      Service.Identity identity = service.identity();
      AnswerWriter writer =
          identity.dialect() == Service.Dialect.EC2
              ? new Ec2ResponseWriter(identity.namespace())
              : new ResponseWriter(identity.namespace());
      writers.put(identity.name(), writer);
    }
  }

  /** Whether a request's body is declared to be a form. */
  static boolean isForm(WireRequest request) {
    String type = request.header("Content-Type").orElse("");
    int length = FORM.length();
    return type.regionMatches(true, 0, FORM, 0, length)
        && (type.length() == length || type.charAt(length) == ';' || type.charAt(length) == ' ');
  }

  @Override
  public Call read(WireRequest request) {
    QueryForm form = QueryForm.parse(request.query(), formBody(request));
    return new Form(request, form, Credential.of(request, form));
  }

  /** A body that is not declared a form is not read, as on other services of this protocol. */
  private static byte[] formBody(WireRequest request) {
    return request.method().equals("POST") && isForm(request) ? request.body() : NO_BODY;
  }

  @Override
  public WireResponse success(Service service, String operation, Record answer, String requestId) {
    boolean hasResult = !(answer instanceof NoResult);
    return new WireResponse(
        200,
        XML,
        requestId,
        Map.of(),
        writer(service).success(operation, answer, hasResult, requestId));
  }

  @Override
  public WireResponse fault(Service service, ApiException refusal, String requestId) {
    return new WireResponse(
        refusal.code().status(),
        XML,
        requestId,
        Map.of(),
        writer(service).fault(refusal.code(), refusal.text(), requestId));
  }

  private AnswerWriter writer(Service service) {
    return Optional.ofNullable(writers.get(service.identity().name())).orElseThrow();
  }

  private record Form(WireRequest request, QueryForm form, Optional<Credential> credential)
      implements Call {

    @Override
    public Optional<Caller> caller() {
      return credential.map(
          known ->
              new Caller(
                  known.accessKey(),
                  request
                      .header("X-Amz-Security-Token")
                      .or(() -> form.get("X-Amz-Security-Token"))));
    }

    /** By the signature; by the version where services share a signature or there is none. */
    @Override
    public Service service(Services services) {
      Optional<Service> named = form.get("Version").flatMap(services::ofVersion);
      if (credential.isEmpty()) {
        return named.orElse(services.all().get(0));
      }
      String signed = credential.get().service();
      return named
          .filter(service -> service.identity().signingName().equals(signed))
          .or(() -> services.signedAs(signed))
          .or(() -> named)
          .orElseThrow(() -> Errors.serviceNotEmulated(signed, form.get("Action")));
    }

    @Override
    public Service.Entry operation(Service service) {
      checkRoute();
      String action = form.get("Action").orElseThrow(Errors::missingAction);
      Optional<String> version = form.get("Version");
      Optional<Service.Entry> built = service.find(action);
      boolean rightVersion = version.filter(service.identity().version()::equals).isPresent();
      if (!rightVersion || (built.isEmpty() && !service.names(action))) {
        throw Errors.invalidAction(action, version.orElse("NO_VERSION_SPECIFIED"));
      }
      return built.orElseThrow(() -> Errors.operationNotImplemented(action));
    }

    private void checkRoute() {
      boolean method = request.method().equals("POST") || request.method().equals("GET");
      boolean path = request.path().equals("/") || request.path().isEmpty();
      if (!method || !path) {
        throw Errors.unknownRoute(request.method(), request.path());
      }
    }

    @Override
    public Map<String, String> parameters() {
      return form.parameters();
    }

    /** Whether the caller only asks if it might do what it asks for, as EC2 alone lets it. */
    @Override
    public boolean isRehearsal(Service service) {
      return service.identity().dialect() == Service.Dialect.EC2
          && form.get("DryRun").filter("true"::equalsIgnoreCase).isPresent();
    }

    @Override
    public Input input(Class<? extends Record> type) {
      return QueryTree.of(form, type);
    }
  }
}
