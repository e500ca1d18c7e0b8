package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceHealth;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.Preselection;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.Transit;
import io.github.autoscalinglocal.termination.MixedInstances.InstanceType;
import io.github.autoscalinglocal.termination.MixedInstances.Split;
import io.github.autoscalinglocal.termination.MixedInstances.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A group in shorthand. Instances are separated by semicolons, each an id followed by what matters,
 * in any order:
 *
 * <pre>
 * i1 b LC c1 09:10     zone us-east-1b, launched from launch configuration c1 (older than c2) at 09:10
 * i2 B v9 -3d 12:02    zone us-east-1a, from version 9 of template B, three days ago
 * i3 v1 P spot         version 1 of template A, protected, a spot instance
 * i4 none U w4         from nothing, unhealthy, weight 4
 * i5 Standby m5.large ami-1
 * </pre>
 *
 * Settings of the group are words as well: {@code LC c2} or {@code v3} for what it launches from,
 * {@code now=10:50}, {@code zones=a,b}, {@code od=2+50%} for on-demand base and percentage, {@code
 * od:lowest-price}, {@code spot:lowest-price/2}, {@code types=m5.large,c5.large*2}, {@code
 * unhealthy-stay}, {@code weighed} and {@code weighed-by-zone} for what comes before the policies.
 * An instance that is {@code reserved} fills a reservation.
 */
public final class Sketch {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  private static final String REGION = "us-east-1";

  private final List<Instance> instances = new ArrayList<>();
  private final TreeMap<String, Origin.LaunchTemplate> templatesByType = new TreeMap<>();
  private Instant now = at("12:00");
  private List<String> zones = List.of();
  private List<String> policies = List.of("Default");
  private boolean replacesUnhealthy = true;
  private TieBreak tieBreak = TieBreak.lowestId();
  private Origin current = template("A", "v3");
  private Optional<Split> split = Optional.empty();
  private Strategies strategies = new Strategies("prioritized", "lowest-price", 2);
  private List<InstanceType> types = List.of();
  private MarketData market = MarketData.UNKNOWN;
  private Map<String, Instant> images = Map.of();
  private Optional<Preselection> preselection = Optional.empty();
  private List<String> reserved = List.of();

  private Sketch() {}

  public static Sketch of(String instances) {
    List<String> lines = List.of(instances.split(";", -1));
    Sketch sketch =
        of(lines.stream().map(line -> line.replace("reserved", "")).map(Sketch::instance).toList());
    sketch.reserved =
        lines.stream()
            .filter(line -> line.contains("reserved"))
            .map(line -> line.trim().split(" ", 2)[0])
            .toList();
    return sketch;
  }

  public static Sketch of(List<Instance> instances) {
    Sketch sketch = new Sketch();
    sketch.instances.addAll(instances);
    sketch.zones = List.copyOf(new TreeSet<>(instances.stream().map(Instance::zone).toList()));
    return sketch;
  }

  public static Instance instance(String line) {
    Deque<String> words = words(line);
    String id = words.remove();
    String type = "t3.micro";
    String image = "ami-1";
    String zone = "a";
    String template = "A";
    PurchaseOption option = PurchaseOption.ON_DEMAND;
    Optional<Integer> weight = Optional.empty();
    Origin origin = template("A", "v3");
    Duration shift = Duration.ZERO;
    Instant launched = at("06:00");
    Lifecycle lifecycle = Lifecycle.IN_SERVICE;
    InstanceHealth health = InstanceHealth.NEW;
    boolean isProtected = false;
    while (!words.isEmpty()) {
      String word = words.remove();
      if (word.matches("[a-f]")) {
        zone = word;
      } else if (word.equals("LC")) {
        origin = configuration(words.remove());
      } else if (word.matches("[AB]")) {
        template = word;
      } else if (word.matches("v\\d+")) {
        origin = template(template, word);
      } else if (word.equals("none")) {
        origin = new Origin.None();
      } else if (word.equals("P")) {
        isProtected = true;
      } else if (word.equals("U")) {
        health = health.unhealthy(HealthCause.USER);
      } else if (word.equals("spot")) {
        option = PurchaseOption.SPOT;
      } else if (word.matches("w\\d+")) {
        weight = Optional.of(Integer.valueOf(word.substring(1)));
      } else if (word.matches("-\\d+d")) {
        shift = Duration.ofDays(Long.parseLong(word.substring(1, word.length() - 1)));
      } else if (word.matches("\\d\\d:\\d\\d(:\\d\\d)?")) {
        launched = at(word);
      } else if (word.startsWith("ami-")) {
        image = word;
      } else if (word.contains(".")) {
        type = word;
      } else {
        lifecycle = lifecycle(word);
      }
    }
    return new Instance(
        id,
        new Instance.Machine(type, image, REGION + zone, Optional.empty(), option, weight),
        origin,
        launched.minus(shift),
        lifecycle,
        health,
        isProtected,
        Transit.NONE);
  }

  /** Reads settings, as described above. */
  public Sketch with(String settings) {
    Deque<String> words = words(settings);
    while (!words.isEmpty()) {
      set(words.remove(), words);
    }
    return this;
  }

  private void set(String word, Deque<String> rest) {
    String value = word.replaceFirst("^[a-z]+[=:]", "");
    if (word.equals("LC")) {
      current = configuration(rest.remove());
    } else if (word.matches("v\\d+")) {
      current = template("A", word);
    } else if (word.startsWith("now=")) {
      now = at(value);
    } else if (word.startsWith("zones=")) {
      zones = Arrays.stream(value.split(",", -1)).map(zone -> REGION + zone).toList();
    } else if (word.startsWith("od=")) {
      String[] parts = value.split("[+%]", -1);
      split = Optional.of(new Split(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    } else if (word.startsWith("od:")) {
      strategies = new Strategies(value, strategies.spot(), strategies.spotPools());
    } else if (word.startsWith("spot:")) {
      String[] parts = value.split("/", -1);
      int pools = parts.length == 1 ? 2 : Integer.parseInt(parts[1]);
      strategies = new Strategies(strategies.onDemand(), parts[0], pools);
    } else if (word.startsWith("types=")) {
      types = Arrays.stream(value.split(",", -1)).map(Sketch::instanceType).toList();
    } else if (word.equals("unhealthy-stay")) {
      replacesUnhealthy = false;
    } else if (word.equals("weighed")) {
      preselection = Optional.of(Preselection.NONE);
    } else if (word.equals("weighed-by-zone")) {
      preselection = Optional.of(Preselection.ZONES);
    } else {
      throw new IllegalArgumentException(word);
    }
  }

  public Sketch policies(String... names) {
    policies = List.of(names);
    return this;
  }

  public Sketch tieBreak(TieBreak next) {
    tieBreak = next;
    return this;
  }

  public Sketch market(MarketData next) {
    market = next;
    return this;
  }

  public Sketch images(Map<String, Instant> createdAt) {
    images = createdAt;
    return this;
  }

  /** An override with a launch template of its own. */
  public Sketch override(String type, String template, String version) {
    templatesByType.put(type, template(template, version));
    return this;
  }

  public GroupFacts desired(int desired) {
    return new GroupFacts(
        "g",
        now,
        List.copyOf(instances),
        new GroupFacts.Wanted(desired, zones),
        new GroupFacts.Rules(policies, replacesUnhealthy, tieBreak, preselection),
        new CurrentOrigins(current, templatesByType),
        split.map(s -> new MixedInstances(s, strategies, types)),
        new GroupFacts.Oracles(
            market,
            image -> Optional.ofNullable(images.get(image)),
            instance -> reserved.contains(instance.id())));
  }

  /** For looking at one policy alone, where the desired capacity does not matter. */
  public GroupFacts facts() {
    return desired(0);
  }

  public static Instant at(String time) {
    return MIDNIGHT.plusSeconds(LocalTime.parse(time).toSecondOfDay());
  }

  private static Deque<String> words(String text) {
    return new ArrayDeque<>(
        Stream.of(text.trim().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList());
  }

  private static Origin configuration(String name) {
    return new Origin.LaunchConfiguration(
        name, MIDNIGHT.plusSeconds(Long.parseLong(name.substring(1))));
  }

  private static Origin.LaunchTemplate template(String name, String version) {
    return new Origin.LaunchTemplate("lt-" + name, name, Long.parseLong(version.substring(1)));
  }

  private static InstanceType instanceType(String text) {
    String[] parts = text.split("\\*", -1);
    return new InstanceType(parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
  }

  private static Lifecycle lifecycle(String word) {
    return Stream.of(Lifecycle.values())
        .filter(lifecycle -> lifecycle.wire().equals(word))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new IllegalArgumentException(word));
  }
}
