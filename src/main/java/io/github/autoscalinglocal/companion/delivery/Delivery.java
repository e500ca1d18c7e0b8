package io.github.autoscalinglocal.companion.delivery;

import io.github.autoscalinglocal.engine.Post;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Message.Kind;
import io.github.autoscalinglocal.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Carries messages to the hosts that are configured. Where there are none, nothing is started. */
public final class Delivery implements Post, AutoCloseable {
  private final Map<Kind, List<Courier>> couriers = new TreeMap<>();

  public Delivery(Endpoints endpoints) {
    this(endpoints, Pace.USUAL);
  }

  Delivery(Endpoints endpoints, Pace pace) {
    add(Kind.SNS, pace, endpoints.sns().map(SnsTopics::new).stream());
    add(Kind.SQS, pace, endpoints.sqs().map(SqsQueues::new).stream());
    add(Kind.LAMBDA, pace, endpoints.lambda().map(Functions::new).stream());
    Stream<Receiver> bus = endpoints.events().<Receiver>map(EventBus::new).stream();
    Stream<Receiver> webhook = endpoints.webhook().<Receiver>map(Webhook::new).stream();
    add(Kind.EVENTBRIDGE, pace, Stream.concat(bus, webhook));
  }

  private void add(Kind kind, Pace pace, Stream<? extends Receiver> receivers) {
    couriers.put(kind, receivers.map(receiver -> new Courier(receiver, pace)).toList());
  }

  private List<Courier> couriers(Message message) {
    return couriers.getOrDefault(message.kind(), List.of());
  }

  @Override
  public void take(Scope scope, Message message) {
    couriers(message).forEach(courier -> courier.take(scope, message));
  }

  @Override
  public boolean deliver(Scope scope, Message message) {
    return couriers(message).stream().allMatch(courier -> courier.deliver(scope, message));
  }

  @Override
  public void forget(Predicate<Scope> gone) {
    couriers.values().stream().flatMap(List::stream).forEach(each -> each.forget(gone));
  }

  @Override
  public void close() {
    couriers.values().stream().flatMap(List::stream).forEach(Courier::close);
  }
}
