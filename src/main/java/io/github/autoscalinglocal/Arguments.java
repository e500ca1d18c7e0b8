package io.github.autoscalinglocal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The command line and the environment. A flag beats the environment, and that beats the default.
 */
final class Arguments {
  static final String DEMO = "--demo";
  static final String PRINT_CONFIG = "--print-config";
  static final String HELP = "--help";
  static final String VERSION = "--version";

  /** As in a container, mostly. */
  private static final SortedMap<String, String> NOTHING = Collections.emptySortedMap();

  /** What a user asks for. */
  sealed interface Wish {}

  /**
   * To run an emulator.
   *
   * @param origins where those came from that are not as by default
   * @param initFolders where scripts of the start are, the first that has a name counts
   * @param demo whether to set up a group to look at
   * @param notes what is without effect, in sentences
   * @param warnings what was odd, in sentences
   */
  record Start(
      Settings settings,
      Map<Knob, String> origins,
      List<Path> initFolders,
      boolean demo,
      List<String> notes,
      List<String> warnings)
      implements Wish {}

  /** To read something. */
  record Print(String text) implements Wish {}

  /** What is wrong, in one line. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  private Arguments() {}

  static Wish read(String[] args, Map<String, String> environment) throws UsageException {
    SortedMap<String, String> given = args.length == 0 ? NOTHING : Flags.parse(args);
    if (given.containsKey(HELP)) {
      return new Print(help());
    }
    if (given.containsKey(VERSION)) {
      return new Print("autoscaling-local " + Version.CURRENT);
    }
    Map<Knob, Aliases.Given> texts = texts(given, environment);
    Settings settings = settings(texts);
    Map<Knob, String> origins = new EnumMap<>(Knob.class);
    texts.forEach((knob, text) -> origins.put(knob, text.name()));
    if (given.containsKey(PRINT_CONFIG)) {
      return new Print(Configuration.table(Configuration.of(settings, origins)));
    }
    return new Start(
        settings,
        origins,
        initFolders(settings, environment),
        given.containsKey(DEMO),
        notes(environment),
        warnings(environment));
  }

  static Stream<String> flags() {
    return Stream.concat(
        Arrays.stream(Knob.values()).map(Knob::flag), Stream.of(DEMO, PRINT_CONFIG, HELP, VERSION));
  }

  /** What was said of settings, each with the name under which it was said. */
  private static Map<Knob, Aliases.Given> texts(
      Map<String, String> given, Map<String, String> environment) {
    Map<Knob, Aliases.Given> aliases = Aliases.of(environment);
    Map<Knob, Aliases.Given> texts = new EnumMap<>(Knob.class);
    for (Knob knob : Knob.values()) {
      Optional<String> flag = Optional.ofNullable(given.get(knob.flag()));
      // Compose files pass an empty variable on where the user has set none.
      Optional<String> variable =
          Optional.ofNullable(environment.get(knob.variable())).filter(text -> !text.isEmpty());
      flag.map(text -> new Aliases.Given(knob.flag(), text))
          .or(() -> variable.map(text -> new Aliases.Given(knob.variable(), text)))
          .or(() -> Optional.ofNullable(aliases.get(knob)))
          .ifPresent(found -> texts.put(knob, found));
    }
    return texts;
  }

  private static Settings settings(Map<Knob, Aliases.Given> texts) throws UsageException {
    AutoScalingLocal.Builder settings = AutoScalingLocal.builder();
    for (Knob knob : Knob.values()) {
      Aliases.Given text =
          texts.getOrDefault(knob, new Aliases.Given(knob.flag(), knob.fallback()));
      // Nothing is a value only where somebody has said so.
      if (texts.containsKey(knob) || !text.text().isEmpty()) {
        set(settings, knob, text);
      }
    }
    try {
      return settings.settings();
    } catch (IllegalArgumentException contradiction) {
      throw new UsageException(String.valueOf(contradiction.getMessage()));
    }
  }

  private static void set(AutoScalingLocal.Builder settings, Knob knob, Aliases.Given given)
      throws UsageException {
    try {
      knob.apply(settings, given.text());
    } catch (IllegalArgumentException bad) {
      throw new UsageException(given.name() + "=" + given.text() + ": " + bad.getMessage());
    }
  }

  /** Ours, and then those that users of LocalStack have filled. */
  private static List<Path> initFolders(Settings settings, Map<String, String> environment) {
    Path ours = settings.surroundings().init();
    return Aliases.areOn(environment) ? List.of(ours, Path.of(Aliases.INIT)) : List.of(ours);
  }

  private static List<String> notes(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("SERVICES"))
        .filter(services -> !services.isEmpty())
        .map(
            services ->
                "SERVICES=" + services + " has no effect: all services that there are run always")
        .stream()
        .toList();
  }

  private static List<String> warnings(Map<String, String> environment) {
    SortedMap<String, String> ours = new TreeMap<>(environment);
    List<String> warnings = new ArrayList<>();
    for (String name : ours.tailMap(Knob.ENVIRONMENT_PREFIX).keySet()) {
      Stream<String> known = Arrays.stream(Knob.values()).map(Knob::variable);
      if (name.startsWith(Knob.ENVIRONMENT_PREFIX)
          && !Aliases.OURS.contains(name)
          && known.noneMatch(name::equals)) {
        warnings.add(
            "There is no setting "
                + name
                + ", the closest is "
                + closest(name, Arrays.stream(Knob.values()).map(Knob::variable)));
      }
    }
    return warnings;
  }

  static String closest(String name, Stream<String> known) {
    return known.min(Comparator.comparingInt(each -> distance(name, each))).orElseThrow();
  }

  /** Levenshtein's: how many characters to add, drop or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static String help() {
    StringBuilder text =
        new StringBuilder(
            """
            Usage: autoscaling-local [--demo] [--SETTING=VALUE]...
                   autoscaling-local health|reset|clock|explain|seed|state|watch ...

            Amazon EC2 Auto Scaling on your machine, in memory. The commands ask one that runs: see
            autoscaling-local explain --help, and so on.

            Every setting is a flag or a variable of the environment; the flag wins.

            """);
    String row = "  %-36s %-46s %s%n";
    text.append(row.formatted("Flag", "Environment", "Default"));
    for (Knob knob : Knob.values()) {
      String fallback = knob.fallback().isEmpty() ? "none" : knob.fallback();
      text.append(row.formatted(knob.flag() + "=" + knob.label(), knob.variable(), fallback));
      text.append("      %s%n".formatted(knob.help()));
    }
    row = "  %-36s %s%n";
    return text.append("%n".formatted())
        .append(row.formatted(DEMO, "Sets up a group whose scale-in is worth looking at."))
        .append(row.formatted(PRINT_CONFIG, "Prints the settings, and where each comes from."))
        .append(row.formatted("-h, " + HELP, "Prints this."))
        .append(row.formatted("-V, " + VERSION, "Prints the version."))
        .toString()
        .stripTrailing();
  }
}
