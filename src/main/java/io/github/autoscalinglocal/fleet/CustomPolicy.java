package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.OutsideCall;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity.GroupRef;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.termination.FunctionAnswer;
import io.github.autoscalinglocal.termination.FunctionRequest;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A custom termination policy: the group's Lambda function is asked, and terminates whom it names.
 */
public final class CustomPolicy {
  private CustomPolicy() {}

  /** What the function is asked, on behalf of which group. */
  public record Question(GroupRef group, long number, FunctionRequest request)
      implements OutsideCall {

    /** The event that carries the answer back. */
    public Event answered(FunctionAnswer answer) {
      return new Answered(group.name(), number, request.cause(), answer);
    }
  }

  static void ask(Tx tx, String groupName, FunctionRequest request) {
    Group group = tx.group(groupName);
    if (group.work().asked().isPresent()) {
      return;
    }
    Optional<String> mishap = Mishaps.ofInvocation(tx, group);
    if (mishap.isPresent()) {
      Question failed = new Question(group.ref(), noteQuestion(tx, group), request);
      tx.schedule(Duration.ZERO, failed.answered(FunctionAnswer.none(mishap.get())));
      return;
    }
    if (!tx.options().functionEndpoint()) {
      report(
          tx,
          group,
          request.cause(),
          "The custom termination policy "
              + request.arn()
              + " cannot be invoked because no lambda-endpoint is configured. No instance was"
              + " terminated.");
      return;
    }
    tx.callOutside(new Question(group.ref(), noteQuestion(tx, group), request));
  }

  /** Notes that a question is open, and gives it the number that its answer has to bring. */
  private static long noteQuestion(Tx tx, Group group) {
    long number = tx.nextSequence();
    tx.update(group.with(group.work().withAsked(Optional.of(number))));
    return number;
  }

  /**
   * The function has answered, or it has not. It is asked again for as long as the group is above
   * its desired capacity, or has instances that have lived for long enough; not for the balance of
   * zones alone.
   */
  record Answered(String groupName, long number, FunctionRequest.Cause cause, FunctionAnswer answer)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Optional<Group> found =
          tx.region()
              .group(groupName)
              .filter(each -> each.work().asked().equals(Optional.of(number)));
      if (found.isEmpty()) {
        return;
      }
      Group group = found.get();
      tx.update(group.with(group.work().withAsked(Optional.empty())));
      answer
          .failure()
          .ifPresent(
              reason ->
                  report(
                      tx,
                      tx.group(groupName),
                      cause,
                      "The custom termination policy failed: "
                          + reason
                          + ". No instance was terminated."));
      switch (cause) {
        case REBALANCE -> Rebalance.answered(tx, groupName, answer.instanceIds());
        case MAX_INSTANCE_LIFETIME -> Lifetimes.answered(tx, groupName, answer.instanceIds());
        case INSTANCE_REFRESH -> RefreshRound.answered(tx, groupName, answer.instanceIds());
        case SCALE_IN -> terminate(tx);
      }
      Group after = tx.group(groupName);
      if (ScaleIn.asks(tx, after)
          || Lifetimes.asks(tx, after)
          || after.work().refreshes().active().isPresent()) {
        Reconciler.arrange(tx, groupName, tx.options().timings().of(Timing.FUNCTION_RETRY));
      }
    }

    private void terminate(Tx tx) {
      Group group = tx.group(groupName);
      GroupFacts facts = Facts.of(tx, group);
      boolean stillWanted = facts.surplus() > 0 && !group.isSuspended(ScalingProcess.Terminate);
      if (stillWanted && !answer.instanceIds().isEmpty()) {
        ScaleIn.carryOut(tx, groupName, VictimSelector.select(facts, answer.instanceIds()));
      }
    }
  }

  /**
   * Said once for each wish to shrink; how the service shows such a failure is not documented.
   * Zones that stay unbalanced are nobody's wish.
   */
  private static void report(Tx tx, Group group, FunctionRequest.Cause cause, String message) {
    if (group.work().shortfallReported() || cause != FunctionRequest.Cause.SCALE_IN) {
      return;
    }
    Activities.note(
        tx,
        group,
        "Could not scale to desired capacity.  Status Reason: " + message,
        Stream.concat(group.work().reasons().stream(), Stream.of(Causes.equilibrium(tx.now())))
            .toList(),
        ActivityStatus.Failed,
        Optional.of(message));
    tx.update(group.with(group.work().reportedShortfall()));
  }
}
