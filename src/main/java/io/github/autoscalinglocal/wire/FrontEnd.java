package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.api.CallFaults;
import io.github.autoscalinglocal.api.CallerOperation;
import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Code;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Caller;
import io.github.autoscalinglocal.model.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door of all services: whatever is sent, it finds the operation and answers as AWS does.
 * The order of its checks is the service's: form, signature, action and version, then the
 * parameters, then the operation's own.
 */
public final class FrontEnd {
  private static final Logger LOG = LoggerFactory.getLogger(FrontEnd.class);

  private final Services services;
  private final Function<Scope, Engine> engines;
  private final Scope home;
  private final int maxBody;
  private final RequestIds ids;
  private final Protocol query;

  /** A front door to one engine. */
  public FrontEnd(Services services, Engine engine, Scope home, int maxBody, long seed) {
    this(services, scope -> engine, home, maxBody, seed);
  }

  /**
   * A front door.
   *
   * @param engines which engine has the state of an account and region
   * @param home account and region of requests that are not signed
   * @param maxBody how long a body may be, in bytes, once it is no longer compressed
   * @param seed of the request ids
   */
  public FrontEnd(
      Services services, Function<Scope, Engine> engines, Scope home, int maxBody, long seed) {
    this.services = services;
    this.engines = engines;
    this.home = home;
    this.maxBody = maxBody;
    this.ids = new RequestIds(seed);
    this.query = new QueryProtocol(services);
  }

  /**
   * A request, as far as it could be read.
   *
   * @param operation empty if it names none
   * @param changes the engine whose state the operation may change; empty if it only reads
   */
  private record Reading(
      String requestId,
      Protocol protocol,
      Service service,
      Optional<Service.Entry> operation,
      Optional<Engine> changes,
      Attempt attempt) {}

  /** The answer to a request. */
  public WireResponse answer(WireRequest request) {
    return answer(List.of(request)).get(0);
  }

  /** The answers to requests that came at the same time, each as if it had come alone. */
  public List<WireResponse> answer(List<WireRequest> together) {
    List<Reading> readings = together.stream().map(this::read).toList();
    perform(readings);
    return readings.stream().map(this::written).toList();
  }

  private Reading read(WireRequest request) {
    String requestId = ids.next();
    Protocol protocol = protocol(request);
    Service service = anyService();
    Optional<Service.Entry> operation = Optional.empty();
    try {
      Call call = protocol.read(Gzip.inflated(request, maxBody));
      service = call.service(services);
      Service.Entry entry = call.operation(service);
      operation = Optional.of(entry);
      Scope scope = call.credential().map(known -> known.scope(home.account())).orElse(home);
      Engine engine = engines.apply(scope);
      CallFaults.check(engine, scope, entry.operation().name(), call.parameters());
      Record input = RequestReader.read(entry.requestType(), call.input(entry.requestType()));
      if (call.isRehearsal(service)) {
        throw Ec2Errors.dryRun();
      }
      Scope where = service.scope(scope);
      return new Reading(
          requestId,
          protocol,
          service,
          operation,
          entry.operation() instanceof ReadOperation ? Optional.empty() : Optional.of(engine),
          new Attempt(() -> perform(entry.operation(), input, call, engine, where)));
    } catch (RuntimeException refusal) {
      Attempt none = Attempt.refused(refusal);
      return new Reading(requestId, protocol, service, operation, Optional.empty(), none);
    }
  }

  /** What only reads is done at once; changes of the same engine are made in one go. */
  private static void perform(List<Reading> readings) {
    Map<Engine, List<Attempt>> changes = new LinkedHashMap<>();
    for (Reading reading : readings) {
      if (reading.changes().isEmpty()) {
        reading.attempt().make();
      } else {
        changes
            .computeIfAbsent(reading.changes().get(), engine -> new ArrayList<>())
            .add(reading.attempt());
      }
    }
    changes.forEach(
        (engine, attempts) -> {
          if (attempts.size() == 1) { // alone, it may have to wait for other hosts
            attempts.get(0).make();
          } else {
            engine.inOneGo(() -> attempts.forEach(Attempt::make));
          }
        });
  }

  private WireResponse written(Reading reading) {
    Protocol protocol = reading.protocol();
    Service service = reading.service();
    Optional<Service.Entry> operation = reading.operation();
    String requestId = reading.requestId();
    try {
      Record answer = reading.attempt().outcome();
      if (LOG.isDebugEnabled()) {
        LOG.debug("AWS {} => 200", called(service, operation));
      }
      String name = operation.orElseThrow().operation().name();
      return protocol.success(service, name, answer, requestId);
    } catch (ApiException refusal) {
      if (LOG.isInfoEnabled()) {
        Code code = refusal.code();
        LOG.info("AWS {} => {} ({})", called(service, operation), code.status(), code);
      }
      return protocol.fault(service, refusal, requestId);
    } catch (RuntimeException bug) {
      LOG.error("Request {} met a bug of the emulator", requestId, bug);
      return protocol.fault(service, Errors.internalFailure(), requestId);
    }
  }

  /** A refusal of a request that is not read, such as one that is too long. */
  public WireResponse refuse(ErrorCode code, String text) {
    return query.fault(anyService(), Errors.atTheDoor(code, text), ids.next());
  }

  /** Whose words a refusal has while it is not known whom the request is for. */
  private Service anyService() {
    return services.all().get(0);
  }

  /** For the log, which shows no names that are made up. */
  private static String called(Service service, Optional<Service.Entry> entry) {
    return entry
        .map(known -> service.identity().name() + "." + known.operation().name())
        .orElse("?");
  }

  /** A form is always a Query, so that the others cost it nothing. */
  private Protocol protocol(WireRequest request) {
    if (QueryProtocol.isForm(request)) {
      return query;
    }
    if (request.path().startsWith("/service/")) {
      return DocumentProtocol.CBOR;
    }
    return request.header("X-Amz-Target").isPresent() ? DocumentProtocol.JSON : query;
  }

  private static <Q extends Record, R extends Record> R perform(
      Operation<Q, R> operation, Record input, Call call, Engine engine, Scope scope) {
    @SuppressWarnings("unchecked") // Q is what the operation declares
    Q request = (Q) input;
    if (operation instanceof ReadOperation<Q, R> read) {
      return engine.read(scope, view -> read.answer(request, view));
    }
    if (operation instanceof CallerOperation<Q, R> told) {
      Optional<Caller> caller = call.caller();
      return engine.write(scope, tx -> told.apply(request, tx, caller));
    }
    WriteOperation<Q, R> write = (WriteOperation<Q, R>) operation;
    return engine.write(scope, tx -> write.apply(request, tx));
  }
}
