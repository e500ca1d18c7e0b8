package io.github.autoscalinglocal.model;

import org.pcollections.TreePMap;

/**
 * What was told to the outside world, whether anybody is there or not: the newest {@value
 * #MESSAGES_KEPT} messages, or up to a hundredth more.
 *
 * @param messages by sequence
 */
public record Outbox(TreePMap<Long, Message> messages) {
  public static final Outbox EMPTY = new Outbox(TreePMap.empty());

  /** Bounds memory: a thousand launches with two topics are three thousand messages. */
  private static final int MESSAGES_KEPT = 10_000;

  public Outbox with(Message message) {
    TreePMap<Long, Message> kept = messages.plus(message.sequence(), message);
    return new Outbox(Newest.skip(kept, Newest.surplus(kept.size(), MESSAGES_KEPT)));
  }
}
