package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One service of AWS: what its requests are told by, and its operations. */
public final class Service {

  /**
   * What tells a service's requests from those of others.
   *
   * @param name what the emulator calls it, as in {@code GET /_local/health}
   * @param signingName in the credential scope of signatures; services may share it
   * @param version of its API, as the Query protocol sends it
   * @param namespace of its XML answers
   * @param rpc what the JSON and CBOR protocols call it; empty if it speaks Query only
   * @param dialect how it writes the answers of the Query protocol
   */
  public record Identity(
      String name,
      String signingName,
      String version,
      String namespace,
      Optional<Rpc> rpc,
      Dialect dialect) {

    public Identity(
        String name, String signingName, String version, String namespace, Optional<Rpc> rpc) {
      this(name, signingName, version, namespace, rpc, Dialect.USUAL);
    }
  }

  /** A dialect of the Query protocol. */
  public enum Dialect {
    USUAL,
    EC2
  }

  /**
   * A service in the protocols whose bodies are documents.
   *
   * @param target its name in the header {@code X-Amz-Target} and in the path of a request
   * @param shapes the namespace of its shapes, which the type of an error begins with
   */
  public record Rpc(String target, String shapes) {}

  /** An operation with the class of its request. */
  public static final class Entry {
    private final Operation<?, ?> operation;

    /** Found out when it is first asked for. Whoever finds it finds the same. */
    private Class<? extends Record> requestType;

    Entry(Operation<?, ?> operation) {
      this.operation = operation;
    }

    public Operation<?, ?> operation() {
      return operation;
    }

    public Class<? extends Record> requestType() {
      Class<? extends Record> known = requestType;
      if (known == null) {
        known = Operations.requestType(operation);
        requestType = known;
      }
      return known;
    }

    /**
     * Performs the operation, if it is one that changes something, as part of a larger unit of
     * work.
     *
     * @param request of its request type
     */
    public void apply(Record request, Tx tx) {
      apply((WriteOperation<?, ?>) operation, request, tx);
    }

    private static <Q extends Record, R extends Record> void apply(
        WriteOperation<Q, R> operation, Record request, Tx tx) {
      @SuppressWarnings("unchecked") // Q is what the operation declares
      Q own = (Q) request;
      if (operation.apply(own, tx) == null) {
        throw new IllegalStateException(operation.name() + " has no answer");
      }
    }
  }

  private final Identity identity;
  private final Predicate<String> names;
  private final boolean global;
  private final Supplier<List<Operation<?, ?>>> operations;

  /** Made when the service is first asked for one: hundreds of classes would hold up the start. */
  private volatile SortedMap<String, Entry> table;

  /**
   * @param names the actions that the API has, built here or not
   * @param built makes the operations, which have no state
   */
  public Service(Identity identity, List<String> names, Supplier<List<Operation<?, ?>>> built) {
    this(identity, List.copyOf(names)::contains, false, built);
  }

  /**
   * A service of which there is what clients of Auto Scaling need. Its other actions are not even
   * listed: any that is not built counts as one that the API has.
   */
  public static Service neighbour(Identity identity, Supplier<List<Operation<?, ?>>> built) {
    return new Service(identity, action -> true, false, built);
  }

  /** The same, of a service that has the same state in all regions of an account. */
  public static Service globalNeighbour(Identity identity, Supplier<List<Operation<?, ?>>> built) {
    return new Service(identity, action -> true, true, built);
  }

  private Service(
      Identity identity,
      Predicate<String> names,
      boolean global,
      Supplier<List<Operation<?, ?>>> operations) {
    this.identity = identity;
    this.names = names;
    this.global = global;
    this.operations = operations;
  }

  private SortedMap<String, Entry> table() {
    SortedMap<String, Entry> known = table;
    if (known == null) {
      known = new TreeMap<>();
      for (Operation<?, ?> operation : operations.get()) {
        known.put(operation.name(), new Entry(operation));
      }
      table = known;
    }
    return known;
  }

  public Identity identity() {
    return identity;
  }

  /** Where the state is that a request for this account and region is about. */
  public Scope scope(Scope asked) {
    return global ? asked.global() : asked;
  }

  /** The operation that an action names, if it is built. */
  public Optional<Entry> find(String action) {
    return Optional.ofNullable(table().get(action));
  }

  /** All operations that are built, in alphabetical order. */
  public List<Operation<?, ?>> built() {
    return table().values().stream().<Operation<?, ?>>map(Entry::operation).toList();
  }

  /** Whether the API has this action, built here or not. */
  public boolean names(String action) {
    return names.test(action);
  }
}
