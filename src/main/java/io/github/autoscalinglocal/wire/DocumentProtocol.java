package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Code;
import io.github.autoscalinglocal.error.Errors;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * The protocols whose bodies are documents: AWS JSON 1.0, which names the operation in a header,
 * and Smithy RPC v2 CBOR, which names it in the path. Errors carry, beside the name of their shape,
 * the code that the Query protocol has for it.
 */
final class DocumentProtocol implements Protocol {
  private static final byte[] NO_BODY = {};
  private static final QueryForm NO_FORM = QueryForm.parse("", NO_BODY);

  /** AWS JSON 1.0. */
  static final DocumentProtocol JSON =
      new DocumentProtocol(new JsonFormat(), Target::ofHeader, Map.of());

  /** Smithy RPC v2 CBOR. */
  static final DocumentProtocol CBOR =
      new DocumentProtocol(
          new CborFormat(), Target::ofPath, Map.of("smithy-protocol", "rpc-v2-cbor"));

  private final DocumentFormat format;
  private final Function<WireRequest, Optional<Target>> targets;
  private final Map<String, String> headers;

  private DocumentProtocol(
      DocumentFormat format,
      Function<WireRequest, Optional<Target>> targets,
      Map<String, String> headers) {
    this.format = format;
    this.targets = targets;
    this.headers = headers;
  }

  /** What a request names. */
  private record Target(String service, String operation) {
    /** {@code X-Amz-Target: Service.Operation}. */
    static Optional<Target> ofHeader(WireRequest request) {
      String header = request.header("X-Amz-Target").orElse("");
      int dot = header.lastIndexOf('.');
      boolean root = request.path().equals("/") || request.path().isEmpty();
      return dot < 0 || !root
          ? Optional.empty()
          : Optional.of(new Target(header.substring(0, dot), header.substring(dot + 1)));
    }

    /** {@code /service/Service/operation/Operation}. */
    static Optional<Target> ofPath(WireRequest request) {
      String[] parts = request.path().split("/", -1);
      return parts.length == 5 && parts[1].equals("service") && parts[3].equals("operation")
          ? Optional.of(new Target(parts[2], parts[4]))
          : Optional.empty();
    }
  }

  @Override
  public Call read(WireRequest request) {
    QueryForm query =
        request.query().isEmpty() ? NO_FORM : QueryForm.parse(request.query(), NO_BODY);
    Optional<Target> target =
        request.method().equals("POST") ? targets.apply(request) : Optional.empty();
    return new Document(request, target, Credential.of(request, query), format);
  }

  @Override
  public WireResponse success(Service service, String operation, Record answer, String requestId) {
    return answer instanceof NoResult
        ? new WireResponse(200, "", requestId, headers, NO_BODY)
        : new WireResponse(
            200, format.contentType(), requestId, headers, DocumentBody.of(format, answer));
  }

  @Override
  public WireResponse fault(Service service, ApiException refusal, String requestId) {
    Code code = refusal.code();
    String type = service.identity().rpc().map(rpc -> rpc.shapes() + "#").orElse("") + code.shape();
    SortedMap<String, String> all = new TreeMap<>(headers);
    all.put("x-amzn-query-error", code.name() + (code.status() < 500 ? ";Sender" : ";Receiver"));
    return new WireResponse(
        code.status(),
        format.contentType(),
        requestId,
        all,
        DocumentBody.ofFault(format, type, XmlText.carriable(refusal.text())));
  }

  private record Document(
      WireRequest request,
      Optional<Target> target,
      Optional<Credential> credential,
      DocumentFormat format)
      implements Call {

    @Override
    public Service service(Services services) {
      return target
          .flatMap(named -> services.ofTarget(named.service()))
          .orElseThrow(() -> unknown(services));
    }

    private ApiException unknown(Services services) {
      return credential
          .map(Credential::service)
          .filter(signed -> services.signedAs(signed).isEmpty())
          .map(signed -> Errors.serviceNotEmulated(signed, target.map(Target::operation)))
          .orElseGet(this::noOperation);
    }

    private ApiException noOperation() {
      return request
          .header("X-Amz-Target")
          .map(Errors::unknownTarget)
          .orElseGet(() -> Errors.unknownRoute(request.method(), request.path()));
    }

    @Override
    public Service.Entry operation(Service service) {
      String name = target.orElseThrow().operation();
      Optional<Service.Entry> built = service.find(name);
      if (built.isEmpty() && service.names(name)) {
        throw Errors.operationNotImplemented(name);
      }
      return built.orElseThrow(this::noOperation);
    }

    /** An input without members may be left out altogether. */
    @Override
    public Input input(Class<? extends Record> type) {
      if (request.body().length == 0) {
        return new Input.Members(Map.of());
      }
      try {
        return Input.of(format.read(request.body()));
      } catch (JacksonException notOne) {
        throw Errors.notADocument(format.contentType());
      }
    }
  }
}
