package io.github.autoscalinglocal;

import io.github.autoscalinglocal.Arguments.UsageException;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads flags with picocli. A class of its own, as the JVM loads what a class catches together with
 * the class: a start without flags loads nothing of picocli.
 */
final class Flags {
  private Flags() {}

  /** The options that are given, by their long names, with their values. */
  static SortedMap<String, String> parse(String[] args) throws UsageException {
    CommandSpec spec = CommandSpec.create();
    for (Knob knob : Knob.values()) {
      spec.addOption(
          OptionSpec.builder(knob.flag()).type(String.class).paramLabel(knob.label()).build());
    }
    spec.addOption(OptionSpec.builder(Arguments.DEMO).build());
    spec.addOption(OptionSpec.builder(Arguments.PRINT_CONFIG).build());
    spec.addOption(OptionSpec.builder("-h", Arguments.HELP).usageHelp(true).build());
    spec.addOption(OptionSpec.builder("-V", Arguments.VERSION).versionHelp(true).build());
    try {
      SortedMap<String, String> given = new TreeMap<>();
      for (OptionSpec option : new CommandLine(spec).parseArgs(args).matchedOptions()) {
        Object value = option.getValue();
        given.put(option.longestName(), String.valueOf(value));
      }
      return given;
    } catch (UnmatchedArgumentException unknown) {
      String first = unknown.getUnmatched().get(0);
      throw new UsageException(
          first.startsWith("-")
              ? "there is no option "
                  + first
                  + ", the closest is "
                  + Arguments.closest(first, Arguments.flags())
              : "what does " + first + " mean? There are only options");
    } catch (ParameterException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }
}
