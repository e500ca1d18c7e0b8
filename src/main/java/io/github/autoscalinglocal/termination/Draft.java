package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Explanation.Step;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Preselection;
import io.github.autoscalinglocal.termination.Selection.Cause;
import io.github.autoscalinglocal.termination.Selection.Victim;
import io.github.autoscalinglocal.termination.TerminationPolicy.Narrowing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A selection in the making. Victims are picked one by one, and everything is counted anew after
 * each.
 */
final class Draft {
  private static final String UNHEALTHY = "unhealthy";
  private static final String PENDING = "pending";
  private static final String ONLY_CANDIDATE = "only-candidate";

  /**
   * Bounds the memory of an explanation: beyond so many candidates in all, only victims are told.
   */
  private static final int MOST_CANDIDATES_EXPLAINED = 100_000;

  private final GroupFacts asked;
  private final List<TerminationPolicy> balance;
  private final List<TerminationPolicy> chain;
  private final List<Pick> picks = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private GroupFacts facts;
  private int surplus;
  private int candidatesExplained;
  private boolean pendingMayGo;

  Draft(GroupFacts asked) {
    this.asked = asked;
    this.balance = balance(asked);
    this.chain = chain(asked.rules());
    this.facts = asked;
    this.surplus = asked.surplus();
  }

  /**
   * One victim.
   *
   * @param decidedBy the rule that left nobody else
   * @param balanced who was left once purchase options and zones had been looked at
   */
  record Pick(Victim victim, String decidedBy, List<Instance> balanced) {
    Explanation.Victim explained() {
      return new Explanation.Victim(victim.instance().id(), victim.instance().zone(), decidedBy);
    }
  }

  private static List<TerminationPolicy> balance(GroupFacts asked) {
    Optional<Preselection> own = asked.rules().preselection();
    if (own.isPresent()) {
      return own.get() == Preselection.ZONES ? List.of(new ZoneBalance()) : List.of();
    }
    return asked.mixed().isPresent()
        ? List.of(new PurchaseOptionBalance(), new ZoneBalance())
        : List.of(new ZoneBalance());
  }

  /** The policies of the list, closed by {@code Default} and the tie-break. */
  private static List<TerminationPolicy> chain(GroupFacts.Rules rules) {
    Stream<TerminationPolicy> policies =
        Stream.concat(rules.policies().stream(), Stream.of(TerminationPolicies.DEFAULT))
            .filter(name -> !TerminationPolicies.isFunctionArn(name))
            .distinct()
            .map(
                name ->
                    TerminationPolicies.find(name)
                        .orElseThrow(() -> new IllegalArgumentException("no policy " + name)));
    return Stream.concat(policies, Stream.of(rules.tieBreak())).toList();
  }

  /** The group without those picked so far. */
  GroupFacts facts() {
    return facts;
  }

  List<Pick> picks() {
    return picks;
  }

  /** Unhealthy instances go first, past every policy, unless one weighs health itself. */
  void pickUnhealthy() {
    if (weighsAll()) {
      return;
    }
    List<TerminationPolicy> tieBreak = List.of(asked.rules().tieBreak());
    Cause cause = asked.rules().replacesUnhealthy() ? Cause.UNHEALTHY : Cause.SCALE_IN;
    while (surplus > 0) {
      List<Instance> unhealthy = instances(this::isUnhealthyAndMayGo);
      if (unhealthy.isEmpty()) {
        return;
      }
      List<Instance> counted = instances(Instance::counts);
      String who = Wording.who(unhealthy, counted) + (unhealthy.size() == 1 ? " is" : " are");
      Trail trail = trail(counted);
      trail.record(UNHEALTHY, new Narrowing(unhealthy, who + " unhealthy: the unhealthy go first"));
      trail.follow(tieBreak, facts);
      pick(trail, cause, unhealthy);
    }
  }

  /** Balances purchase options and zones, then asks the policies. */
  void pickBalanced() {
    for (List<Instance> left = candidates(); !left.isEmpty(); left = candidates()) {
      Trail trail = trail(left);
      if (left.get(0).lifecycle().isPending()) {
        pendingMayGo = true;
        trail.record(PENDING, new Narrowing(left, "nobody in service may go"));
      } else if (left.size() == 1 && !weighsAll()) {
        trail.record(ONLY_CANDIDATE, new Narrowing(left, "nobody else may go"));
      }
      trail.follow(balance, facts);
      List<Instance> balanced = trail.left();
      if (weighsAll()) {
        trail.ask(chain.get(0), facts);
      }
      trail.follow(weighsAll() ? chain.subList(1, chain.size()) : chain, facts);
      pick(trail, Cause.SCALE_IN, balanced);
    }
  }

  /** Whether the first policy looks at health and purchase options, and is to tell of each. */
  private boolean weighsAll() {
    return asked.rules().preselection().isPresent();
  }

  /**
   * Takes those whom a custom policy named, whatever that does to the zones. When it named more
   * than needed, the other policies decide among them.
   */
  void pickAnswered(String function, Set<String> answered) {
    for (List<Instance> left = candidates(); !left.isEmpty(); left = candidates()) {
      List<Instance> named = left.stream().filter(i -> answered.contains(i.id())).toList();
      Trail trail = trail(left);
      trail.record(
          function,
          new Narrowing(
              named, "of the " + answered.size() + " it named, " + named.size() + " may go"));
      if (named.isEmpty()) {
        return;
      }
      trail.follow(chain, facts);
      pick(trail, Cause.SCALE_IN, named);
    }
  }

  /** Who may go next. Those still pending are the last resort. */
  List<Instance> candidates() {
    List<Instance> inService =
        instances(
            i ->
                isInService(i)
                    && (weighsAll() ? !isExempt(i, facts) : i.health().healthy())
                    && !isProtected(i)
                    && fits(i));
    return inService.isEmpty() ? instances(i -> i.lifecycle().isPending() && fits(i)) : inService;
  }

  Selection finish(Optional<FunctionRequest> question) {
    question.ifPresent(
        asked ->
            steps.add(
                new Step(
                    picks.size() + 1,
                    asked.arn(),
                    asked.instances().stream().map(Instance::id).toList(),
                    List.of(),
                    "the function says who may go; these are what it is told")));
    int heaviest = surplus > 0 ? surplus : asked.surplus();
    Explanation explanation =
        new Explanation(
            asked.group(),
            asked.now(),
            Math.max(0, asked.surplus()),
            asked.rules().policies(),
            picks.stream().map(Pick::explained).toList(),
            List.copyOf(steps),
            new Exclusions(pendingMayGo, heaviest, facts).all());
    return new Selection(
        picks.stream().map(Pick::victim).toList(),
        explanation,
        surplus,
        candidates().isEmpty() && !instances(i -> isProtected(i) && fits(i)).isEmpty(),
        question);
  }

  private Trail trail(List<Instance> candidates) {
    candidatesExplained += candidates.size();
    boolean explained = candidatesExplained <= MOST_CANDIDATES_EXPLAINED;
    return new Trail(picks.size() + 1, candidates, explained ? steps : new ArrayList<>());
  }

  private void pick(Trail trail, Cause cause, List<Instance> balanced) {
    Instance victim = trail.left().get(0);
    picks.add(new Pick(new Victim(victim, cause), trail.lastRule(), balanced));
    facts = facts.without(victim);
    surplus = facts.surplus();
  }

  private List<Instance> instances(Predicate<Instance> kind) {
    return facts.instances().stream().filter(kind).toList();
  }

  /** Protection does not hold back the replacement of an unhealthy instance, only scale-in. */
  private boolean isUnhealthyAndMayGo(Instance instance) {
    return isInService(instance)
        && !instance.health().healthy()
        && (asked.rules().replacesUnhealthy() || (!isProtected(instance) && fits(instance)));
  }

  /** Protection starts when an instance enters service. */
  static boolean isProtected(Instance instance) {
    return isInService(instance) && instance.protectedFromScaleIn();
  }

  /** Whether a policy that weighs purchase options has to leave an instance to the base. */
  static boolean isExempt(Instance instance, GroupFacts facts) {
    return facts.rules().preselection().isPresent()
        && facts.countsTowardBase(instance)
        && instance.units() > facts.spareOnDemand();
  }

  private static boolean isInService(Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE;
  }

  /** A scale-in never takes the capacity below what is desired. */
  private boolean fits(Instance instance) {
    return instance.units() <= surplus;
  }
}
