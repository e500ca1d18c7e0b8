package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.control.state.WorldDocument;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Faults;
import io.github.autoscalinglocal.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What programs ask that embed the emulator: the same as at the endpoints, by the same rules. What
 * is refused there is an {@link IllegalArgumentException} here.
 */
public final class Desk {
  private final Engine engine;
  private final Scope scope;

  public Desk(Engine engine, Scope scope) {
    this.engine = engine;
    this.scope = scope;
  }

  /**
   * Who would go if a group shrank now, and why.
   *
   * @param policies in the place of the group's; none for the group's own
   */
  public Explanation explain(String group, int count, List<String> policies) {
    if (count < 1) {
      throw new IllegalArgumentException("a group shrinks by 1 at least, and not by " + count);
    }
    return read(view -> PreviewScaleIn.preview(view, group, count, policies));
  }

  public List<Fault> faults() {
    return read(view -> List.copyOf(view.region().faults().all()));
  }

  public Fault addFault(FaultBody body) {
    return write(tx -> SetFaults.add(tx, "", Optional.of(body)));
  }

  public void removeFault(String id) {
    write(tx -> RemoveFaults.without(tx, id));
  }

  public void removeFaults() {
    write(tx -> RemoveFaults.left(tx, Faults.NONE));
  }

  /** Sets up what a document says. */
  public void seed(String document) {
    accepted(() -> Seeding.apply(engine, scope, document.getBytes(UTF_8)));
  }

  /** The whole world, as at {@code /_local/state}. */
  public String state(String version) {
    return new String(WorldDocument.write(engine.snapshot(), version), UTF_8);
  }

  public void restore(String state) {
    accepted(
        () -> {
          RestoreState.restore(engine, state.getBytes(UTF_8));
          return state;
        });
  }

  private <R> R read(Function<View, R> work) {
    return accepted(() -> engine.read(scope, work));
  }

  private <R> R write(Function<Tx, R> work) {
    return accepted(() -> engine.write(scope, work));
  }

  private static <R> R accepted(Supplier<R> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal.text(), refusal);
    }
  }
}
