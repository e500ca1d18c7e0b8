package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Operations;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Scope;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door of Auto Scaling: whatever is sent, it finds the operation and answers as AWS does.
 * The order of its checks is the service's: form, signature, action and version, then the
 * parameters, then the operation's own.
 */
public final class FrontEnd {
  private static final Logger LOG = LoggerFactory.getLogger(FrontEnd.class);
  private static final String SERVICE = "autoscaling";
  private static final String VERSION = "2011-01-01";
  private static final String NAMESPACE = "http://autoscaling.amazonaws.com/doc/2011-01-01/";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String XML = "text/xml";
  private static final byte[] NO_BODY = {};

  private final Operations operations;
  private final Engine engine;
  private final Scope home;
  private final RequestIds ids;
  private final ResponseWriter writer = new ResponseWriter(NAMESPACE);

  /**
   * A front door to this engine.
   *
   * @param home account and region of requests that are not signed
   * @param seed of the request ids
   */
  public FrontEnd(Operations operations, Engine engine, Scope home, long seed) {
    this.operations = operations;
    this.engine = engine;
    this.home = home;
    this.ids = new RequestIds(seed);
  }

  /** The answer to a request. */
  public WireResponse answer(WireRequest request) {
    String requestId = ids.next();
    try {
      return new WireResponse(200, XML, requestId, handle(request, requestId));
    } catch (ApiException refusal) {
      if (LOG.isInfoEnabled()) {
        ErrorCode code = refusal.code();
        LOG.info("AWS autoscaling.{} => {} ({})", action(request), code.status(), code);
      }
      return fault(refusal, requestId);
    } catch (RuntimeException bug) {
      LOG.error("Request {} met a bug of the emulator", requestId, bug);
      return fault(Errors.internalFailure(), requestId);
    }
  }

  /** A refusal of a request that is not read, such as one that is too long. */
  public WireResponse refuse(ErrorCode code, String text) {
    return fault(code, text, ids.next());
  }

  private WireResponse fault(ApiException refusal, String requestId) {
    return fault(refusal.code(), refusal.text(), requestId);
  }

  private WireResponse fault(ErrorCode code, String text, String requestId) {
    return new WireResponse(code.status(), XML, requestId, writer.fault(code, text, requestId));
  }

  private byte[] handle(WireRequest request, String requestId) {
    QueryForm form = form(request);
    Optional<Credential> credential = Credential.of(request, form);
    Scope scope = credential.map(known -> known.scope(home.account())).orElse(home);
    Operation<?, ?> operation = operation(request, form, credential);
    Record response = perform(operation, form, scope);
    LOG.debug("AWS autoscaling.{} => 200", operation.name());
    boolean hasResult = !(response instanceof NoResult);
    return writer.success(operation.name(), response, hasResult, requestId);
  }

  private static QueryForm form(WireRequest request) {
    return QueryForm.parse(request.query(), isForm(request) ? request.body() : NO_BODY);
  }

  /** For the log, which shows no names that are made up. */
  private static String action(WireRequest request) {
    try {
      return form(request).get("Action").filter(Operations.NAMES::contains).orElse("?");
    } catch (ApiException unreadable) {
      return "?";
    }
  }

  /** A body that is not declared a form is not read, as on other services of this protocol. */
  private static boolean isForm(WireRequest request) {
    String type = request.header("Content-Type").orElse("");
    String withoutParameters = type.split(";", 2)[0].strip();
    return request.method().equals("POST")
        && withoutParameters.toLowerCase(Locale.ROOT).equals(FORM);
  }

  private Operation<?, ?> operation(
      WireRequest request, QueryForm form, Optional<Credential> credential) {
    Optional<String> version = form.get("Version");
    boolean rightVersion = version.filter(VERSION::equals).isPresent();
    if (credential.isPresent() && !credential.get().service().equals(SERVICE) && !rightVersion) {
      throw Errors.serviceNotEmulated(credential.get().service());
    }
    checkRoute(request);
    String action = form.get("Action").orElseThrow(Errors::missingAction);
    if (!rightVersion || !Operations.NAMES.contains(action)) {
      throw Errors.invalidAction(action, version.orElse("NO_VERSION_SPECIFIED"));
    }
    return operations.find(action).orElseThrow(() -> Errors.operationNotImplemented(action));
  }

  private static void checkRoute(WireRequest request) {
    boolean method = request.method().equals("POST") || request.method().equals("GET");
    boolean path = request.path().equals("/") || request.path().isEmpty();
    if (!method || !path) {
      throw Errors.unknownRoute(request.method(), request.path());
    }
  }

  private <Q extends Record, R extends Record> R perform(
      Operation<Q, R> operation, QueryForm form, Scope scope) {
    @SuppressWarnings("unchecked") // Q is what the operation declares
    Class<Q> type = (Class<Q>) Operations.requestType(operation);
    Q request = RequestReader.read(type, QueryTree.of(form, type));
    if (operation instanceof ReadOperation<Q, R> read) {
      return engine.read(scope, view -> read.answer(request, view));
    }
    WriteOperation<Q, R> write = (WriteOperation<Q, R>) operation;
    return engine.write(scope, tx -> write.apply(request, tx));
  }
}
