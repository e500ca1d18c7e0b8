package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Chance;
import io.github.autoscalinglocal.model.Instance;
import java.util.Comparator;
import java.util.List;

/**
 * How to choose among instances that no policy tells apart. The service draws lots. So does {@link
 * Mode#RANDOM}, but from numbers that hang on the seed and the instance id alone: a dry run and the
 * scale-in that follows agree.
 */
public record TieBreak(Mode mode, long seed) implements TerminationPolicy {
  public static final String NAME = "tie-break";
  private static final Comparator<Instance> BY_ID = Comparator.comparing(Instance::id);
  private static final long FNV_PRIME = 0x100000001B3L;

  /** The spelling is that of the settings. */
  public enum Mode {
    RANDOM("random"),
    LOWEST_ID("lowest-id");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  public static TieBreak random(long seed) {
    return new TieBreak(Mode.RANDOM, seed);
  }

  public static TieBreak lowestId() {
    return new TieBreak(Mode.LOWEST_ID, 0);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    Instance chosen =
        switch (mode) {
          case LOWEST_ID -> candidates.stream().min(BY_ID).orElseThrow();
          case RANDOM -> lowestLot(candidates);
        };
    String how = mode == Mode.RANDOM ? "drawn by lot" : "has the lowest id";
    return new Narrowing(
        List.of(chosen),
        chosen.id() + " " + how + " among " + candidates.size() + " that no rule tells apart");
  }

  private Instance lowestLot(List<Instance> candidates) {
    record Ticket(long lot, Instance holder) {}
    return candidates.stream()
        .map(instance -> new Ticket(lot(instance.id()), instance))
        .min(Comparator.comparingLong(Ticket::lot).thenComparing(Ticket::holder, BY_ID))
        .orElseThrow()
        .holder();
  }

  private long lot(String id) {
    long hash = seed;
    for (int i = 0; i < id.length(); i++) {
      hash = hash * FNV_PRIME + id.charAt(i);
    }
    return Chance.mix(Chance.next(hash));
  }
}
