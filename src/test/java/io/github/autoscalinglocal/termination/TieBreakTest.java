package io.github.autoscalinglocal.termination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Instance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TieBreakTest {
  private static final GroupFacts FACTS = Sketch.of("i1").facts();

  @Test
  void takesTheLowestIdWhateverTheOrder() {
    assertThat(chosen(TieBreak.lowestId(), instances("i-0b", "i-0a", "i-0c"))).isEqualTo("i-0a");
  }

  @Test
  void drawsTheSameLotAgainWhateverTheOrderAndTheOthers() {
    List<Instance> instances = new ArrayList<>(numbered(20));
    String first = chosen(TieBreak.random(7), instances);

    Collections.reverse(instances);

    assertThat(chosen(TieBreak.random(7), instances)).isEqualTo(first);
    assertThat(chosen(TieBreak.random(7), instances.subList(0, 10)))
        .isIn(instances.subList(0, 10).stream().map(Instance::id).toList());
    instances.removeIf(instance -> !instance.id().equals(first) && instance.id().endsWith("1"));
    assertThat(chosen(TieBreak.random(7), instances)).isEqualTo(first);
  }

  @Test
  void isFairOverManySeeds() {
    int[] wins = new int[5];
    for (int seed = 0; seed < 5_000; seed++) {
      String winner = chosen(TieBreak.random(seed), numbered(5));
      wins[winner.charAt(winner.length() - 1) - '0']++;
    }

    for (int count : wins) {
      assertThat(count).isBetween(900, 1_100);
    }
  }

  @Test
  void isFairAmongNeighbouringIdsUnderOneSeed() {
    int lower = 0;
    for (int pair = 0; pair < 2_000; pair += 2) {
      String low = "i-%017x".formatted(pair);
      String high = "i-%017x".formatted(pair + 1);
      lower += chosen(TieBreak.random(42), instances(low, high)).equals(low) ? 1 : 0;
    }

    assertThat(lower).isBetween(430, 570);
  }

  private static String chosen(TieBreak tieBreak, List<Instance> tied) {
    return tieBreak.narrow(tied, FACTS).kept().get(0).id();
  }

  private static List<Instance> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> Sketch.instance("i-0000" + i)).toList();
  }

  private static List<Instance> instances(String... ids) {
    return List.of(ids).stream().map(Sketch::instance).toList();
  }
}
