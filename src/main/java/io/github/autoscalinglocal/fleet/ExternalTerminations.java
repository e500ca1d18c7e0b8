package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.external.ExternalCall;
import io.github.autoscalinglocal.companion.external.ExternalEc2;
import io.github.autoscalinglocal.companion.external.Refusal;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.OutsideCall;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Terminations in the EC2 of another host. */
final class ExternalTerminations {
  private static final Logger LOG = LoggerFactory.getLogger(ExternalTerminations.class);

  private ExternalTerminations() {}

  /**
   * An instance that is to go.
   *
   * @param groupName its group; empty if it has none
   * @param takes how long that takes when it is begun
   * @param attempt the how manieth time
   */
  record Order(
      String groupName, String instanceId, String activityId, Duration takes, int attempt) {}

  static void ask(Tx tx, Order order) {
    tx.callOutside(new Call(tx.scope(), List.of(order)));
  }

  /** Terminates an instance that has no group. */
  static void forsake(Tx tx, String instanceId) {
    ask(tx, new Order("", instanceId, "", Duration.ZERO, 1));
  }

  /** Orders some terminations. */
  record Call(Scope scope, List<Order> orders) implements ExternalCall {
    @Override
    public Event ask(ExternalEc2 ec2) {
      return new Answered(
          orders, ec2.terminate(scope, orders.stream().map(Order::instanceId).toList()));
    }

    @Override
    public Optional<OutsideCall> and(OutsideCall later) {
      return later instanceof Call other
          ? Optional.of(
              new Call(scope, Stream.concat(orders.stream(), other.orders.stream()).toList()))
          : Optional.empty();
    }
  }

  /**
   * The other EC2 has begun to terminate them, or says why not.
   *
   * @param refusals one for each order
   */
  record Answered(List<Order> orders, List<Optional<Refusal>> refusals) implements Event {
    @Override
    public void fire(Tx tx) {
      for (int i = 0; i < orders.size(); i++) {
        Optional<Refusal> refusal = refusals.get(i);
        if (orders.get(i).groupName().isEmpty()) {
          refusal.ifPresent(
              each -> LOG.warn("An instance without a group goes on: {}", each.sentence()));
        } else {
          Terminate.answered(tx, orders.get(i), refusal.map(Refusal::sentence));
        }
      }
    }
  }
}
