package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.shape.InstanceRequirements.BaselinePerformanceFactors;
import io.github.autoscalinglocal.shape.InstanceRequirements.BaselinePerformanceFactors.Reference;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out types whose processor is slower than that of a reference family. AWS publishes no
 * figures, so a processor counts as no slower when it is of the same generation or a later one;
 * generations are those of the C, M and R families, the others have that of the one whose processor
 * they share.
 */
final class PerformanceProtection {
  /** As a reference they let nothing through; with another reference they are left out. */
  private static final Set<String> UNSUPPORTED =
      Set.of("c1", "g3", "g3s", "hpc7g", "m1", "m2", "p3dn", "p4d", "p5", "t1");

  private static final Map<String, Integer> GENERATIONS =
      Map.ofEntries(
          Map.entry("a1", 4),
          Map.entry("d2", 4),
          Map.entry("d3", 5),
          Map.entry("f2", 6),
          Map.entry("g4ad", 5),
          Map.entry("g4dn", 5),
          Map.entry("g5g", 6),
          Map.entry("h1", 4),
          Map.entry("i2", 3),
          Map.entry("i3", 4),
          Map.entry("i3en", 5),
          Map.entry("i4g", 6),
          Map.entry("i4i", 6),
          Map.entry("inf1", 5),
          Map.entry("inf2", 6),
          Map.entry("t2", 4),
          Map.entry("t3", 5),
          Map.entry("t3a", 5),
          Map.entry("t4g", 6),
          Map.entry("x2gd", 6));

  private static final Pattern NUMBER = Pattern.compile("[a-z]+(\\d)[a-z0-9-]*");

  private PerformanceProtection() {}

  static boolean lets(InstanceType type, @Nullable BaselinePerformanceFactors asked) {
    if (asked == null || asked.cpu() == null || asked.cpu().references() == null) {
      return true;
    }
    return asked.cpu().references().stream().allMatch(reference -> lets(type.family(), reference));
  }

  private static boolean lets(String family, Reference reference) {
    if (reference.instanceFamily() == null) {
      return true;
    }
    Optional<Integer> least = generation(reference.instanceFamily());
    Optional<Integer> has = generation(family);
    return least.isPresent() && has.isPresent() && has.get() >= least.get();
  }

  private static Optional<Integer> generation(String family) {
    if (UNSUPPORTED.contains(family)) {
      return Optional.empty();
    }
    Matcher named = NUMBER.matcher(family);
    return Optional.ofNullable(GENERATIONS.get(family))
        .or(
            () ->
                named.matches() ? Optional.of(Integer.valueOf(named.group(1))) : Optional.empty());
  }
}
