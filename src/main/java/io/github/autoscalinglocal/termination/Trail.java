package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Explanation.Step;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.termination.TerminationPolicy.Narrowing;
import java.util.Iterator;
import java.util.List;

/** The way to one victim: who is left, and the steps taken so far. */
final class Trail {
  private final int victim;
  private final List<Step> steps;
  private List<Instance> left;
  private List<String> ids;
  private String lastRule = "";

  /**
   * @param victim its number, counted from 1
   * @param steps where this trail's steps are added
   */
  Trail(int victim, List<Instance> candidates, List<Step> steps) {
    this.victim = victim;
    this.steps = steps;
    this.left = candidates;
    this.ids = ids(candidates);
  }

  List<Instance> left() {
    return left;
  }

  /** The rule that left only one, once there is only one. */
  String lastRule() {
    return lastRule;
  }

  /** Lets the rules narrow one by one, for as long as there is a choice. */
  void follow(List<TerminationPolicy> rules, GroupFacts facts) {
    for (TerminationPolicy rule : rules) {
      if (left.size() == 1) {
        return;
      }
      ask(rule, facts);
    }
  }

  /** Lets a rule narrow, also if there is no choice. */
  void ask(TerminationPolicy rule, GroupFacts facts) {
    record(rule.name(), narrow(rule, facts));
  }

  /** A policy that fails, or answers what it may not, comes from outside; the others go on. */
  private Narrowing narrow(TerminationPolicy rule, GroupFacts facts) {
    try {
      Narrowing narrowing = rule.narrow(left, facts);
      return !narrowing.kept().isEmpty() && isPart(narrowing.kept(), left)
          ? narrowing
          : new Narrowing(left, "ignored: it may only drop candidates, and not all of them");
    } catch (RuntimeException failure) {
      return new Narrowing(left, "ignored: it failed with " + failure);
    }
  }

  void record(String rule, Narrowing narrowing) {
    List<String> before = ids;
    if (narrowing.kept().size() < left.size()) {
      left = narrowing.kept();
      ids = ids(left);
    }
    steps.add(new Step(victim, rule, before, ids, narrowing.reason(), narrowing.scores()));
    lastRule = rule;
  }

  private static boolean isPart(List<Instance> part, List<Instance> whole) {
    Iterator<Instance> rest = whole.iterator();
    return part.stream().allMatch(instance -> skipTo(instance, rest));
  }

  private static boolean skipTo(Instance wanted, Iterator<Instance> rest) {
    while (rest.hasNext()) {
      if (rest.next().id().equals(wanted.id())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> ids(List<Instance> instances) {
    return instances.stream().map(Instance::id).toList();
  }
}
