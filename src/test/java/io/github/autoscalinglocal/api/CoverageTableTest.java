package io.github.autoscalinglocal.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the README's table of operations to the table in the code; with {@code
 * -Dcoverage.write=true} it rewrites the README.
 */
class CoverageTableTest {
  private static final Path README = Path.of("README.md");
  private static final String START = "<!-- coverage:start -->";
  private static final String END = "<!-- coverage:end -->";
  private static final Pattern TABLE = Pattern.compile(START + ".*" + END, Pattern.DOTALL);

  private static final String NEIGHBOURS_START = "<!-- neighbours:start -->";
  private static final String NEIGHBOURS_END = "<!-- neighbours:end -->";
  private static final Pattern NEIGHBOURS =
      Pattern.compile(NEIGHBOURS_START + ".*" + NEIGHBOURS_END, Pattern.DOTALL);

  private final Operations operations = new Operations();

  @Test
  void theReadmeTellsOfEveryOperationWhetherItIsBuilt() throws IOException {
    String table = table();
    if (Boolean.getBoolean("coverage.write")) {
      String readme = Files.readString(README);
      Files.writeString(
          README, TABLE.matcher(readme).replaceFirst(Matcher.quoteReplacement(table)));
    }

    assertThat(Files.readString(README))
        .as("to rewrite it: mvn test -Dtest=CoverageTableTest -Dcoverage.write=true")
        .contains(table);
  }

  @Test
  void theReadmeNamesTheOperationsOfEachNeighbour() throws IOException {
    String list = neighbours();
    if (Boolean.getBoolean("coverage.write")) {
      String readme = Files.readString(README);
      Files.writeString(
          README, NEIGHBOURS.matcher(readme).replaceFirst(Matcher.quoteReplacement(list)));
    }

    assertThat(Files.readString(README))
        .as("to rewrite it: mvn test -Dtest=CoverageTableTest -Dcoverage.write=true")
        .contains(list);
  }

  /** All services but the first, which has a table of its own. */
  private static String neighbours() {
    return new Services()
        .all().stream()
            .skip(1)
            .map(
                service ->
                    "- **"
                        + service.identity().name()
                        + "** ("
                        + service.identity().version()
                        + "): "
                        + service.built().stream().map(Operation::name).collect(joining(", ")))
            .collect(joining("\n", NEIGHBOURS_START + "\n", "\n" + NEIGHBOURS_END));
  }

  private String table() {
    String summary =
        "%d of %d operations are built.\n"
            .formatted(operations.all().size(), Operations.NAMES.size());
    return Operations.NAMES.stream()
        .map(name -> "| " + name + " | " + state(name) + " |")
        .collect(
            joining(
                "\n",
                START + "\n" + summary + "\n| operation | works |\n| --- | --- |\n",
                "\n" + END));
  }

  private String state(String name) {
    return operations.find(name).isPresent() ? "yes" : "not yet: answers 501 `NotImplemented`";
  }
}
