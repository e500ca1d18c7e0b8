package io.github.autoscalinglocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of the documentation that start something: what they start has to take their settings. */
public final class StartLines {
  private static final Pattern MAVEN =
      Pattern.compile("mvn -q compile exec:java(?: -Dexec\\.args=\"?([^\"]*)\"?)?");
  private static final Pattern RUN =
      Pattern.compile("docker run (.*?) ?autoscaling-local(?: (.*))?");
  private static final String JAR = "java -jar target/autoscaling-local.jar";

  private StartLines() {}

  /** Fails unless a line does what its reader expects. */
  public static void check(String where, String line) throws Exception {
    Matcher maven = MAVEN.matcher(line);
    Matcher run = RUN.matcher(line);
    if (maven.matches()) {
      assertThat(read("pom.xml"))
          .as(where)
          .contains("<mainClass>" + Main.class.getName() + "</mainClass>");
      starts(where, maven.group(1), Map.of());
    } else if (line.startsWith("docker build ")) {
      assertThat(read("Dockerfile")).as(where).startsWith("# " + line + "\n");
    } else if (run.matches()) {
      starts(where, run.group(2), options(where, run.group(1)));
    } else {
      assertThat(line.replaceFirst("^alias asl='(.*)'$", "$1"))
          .as("%s: who starts this?", where)
          .startsWith(JAR);
    }
  }

  private static void starts(String where, String args, Map<String, String> environment)
      throws Exception {
    String[] all = args == null ? new String[0] : args.split(" ");
    assertThat(Arguments.read(all, environment))
        .as(where)
        .isInstanceOfSatisfying(
            Arguments.Start.class, start -> assertThat(start.warnings()).isEmpty());
  }

  /** The variables among the options of a container, all of which are known. */
  private static Map<String, String> options(String where, String options) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    List<String> words = new ArrayList<>(Arrays.asList(options.split(" ")));
    while (!words.isEmpty()) {
      String option = words.remove(0);
      switch (option) {
        case "--rm" -> {}
        case "-p" -> {
          String port = words.remove(0).replaceFirst(".*:", "");
          assertThat(read("Dockerfile")).as(where).contains("\nEXPOSE " + port + "\n");
        }
        case "-v" -> assertThat(words.remove(0)).as(where).matches("\\./[^:]+:/[^:]+:ro");
        case "-e" -> {
          String[] pair = words.remove(0).split("=", 2);
          environment.put(pair[0], pair[1]);
        }
        default -> throw new AssertionError(where + ": what does " + option + " do?");
      }
    }
    return environment;
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}
