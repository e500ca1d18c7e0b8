package io.github.autoscalinglocal.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.StartLines;
import io.github.autoscalinglocal.readme.Page.Block;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Does what the documentation says. Every block is run, or is part of a file that is tested
 * elsewhere; a block that no rule knows fails.
 */
@Timeout(300)
class ReadmeTest {
  private static final String README = "README.md";
  private static final String GUIDE = ".github/GUIDE.md";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  /** Lines that start something, which the shell of a test does not. */
  private static final Predicate<String> STARTS =
      Pattern.compile("^(mvn|docker|alias|java) ").asPredicate();

  private static final Pattern ENDPOINTS =
      Pattern.compile("<!-- endpoints:start -->.*<!-- endpoints:end -->", Pattern.DOTALL);
  private static final String FROM = "from ";
  private static final String FILE = "file ";

  /** Tables and blank lines aside: nobody reads those from the beginning to the end. */
  @Test
  void theReadmeCanBeReadInAFewMinutes() throws IOException {
    assertThat(
            Page.of(README).lines().stream()
                .filter(line -> !line.startsWith("|") && !line.isBlank()))
        .hasSizeLessThan(250);
  }

  @ParameterizedTest
  @ValueSource(strings = {README, GUIDE})
  void thereIsARuleForEveryBlock(String page) throws IOException {
    for (Block block : Page.of(page).blocks()) {
      boolean known =
          block.note().startsWith(FROM)
              || List.of("bash", "text", "json").contains(block.language())
              || block.language().equals("yaml");
      assertThat(known).as("%s: who tests ```%s", block.where(), block.language()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {README, GUIDE})
  void whatIsTakenFromAFileStandsThere(String page) throws IOException {
    for (Block block : Page.of(page).blocks()) {
      if (block.note().startsWith(FROM)) {
        Path file = Path.of(block.note().substring(FROM.length()));
        assertThat(file).as(block.where()).exists();
        assertThat(unindented(Files.readString(file)))
            .as(block.where())
            .contains(unindented(block.text()).strip());
      }
    }
  }

  /** Blocks stand further to the left than in their files. */
  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {README, GUIDE})
  void whatStartsSomethingStartsIt(String page) throws Exception {
    for (Block block : Page.of(page).blocks()) {
      if (block.language().equals("bash")) {
        for (String line : joined(block).filter(STARTS).toList()) {
          StartLines.check(block.where(), line);
        }
      }
    }
  }

  /** With lines that go on joined to one. */
  private static Stream<String> joined(Block block) {
    return block.text().replaceAll(" *\\\\\n *", " ").lines();
  }

  @ParameterizedTest
  @ValueSource(strings = {README, GUIDE})
  void whatIsTypedIntoAShellWorks(String page, @TempDir Path folder) throws Exception {
    Stream.of("aws", "curl").forEach(ReadmeTest::needs);
    List<Block> blocks = Page.of(page).blocks();
    List<Block> typed = blocks.stream().filter(each -> each.language().equals("bash")).toList();
    for (Block block : blocks) {
      if (block.note().startsWith(FILE)) {
        Files.writeString(folder.resolve(block.note().substring(FILE.length())), block.text());
      }
    }
    try (AutoScalingLocal emulator = AutoScalingLocal.start()) {
      List<String> printed =
          new Shell(folder, emulator.endpoint())
              .run(typed.stream().map(ReadmeTest::script).toList());
      for (Block block : blocks) {
        int before = typed.indexOf(blocks.get(Math.max(0, blocks.indexOf(block) - 1)));
        if (block.language().equals("text")) {
          assertThat(settled(printed.get(before)))
              .as(block.where())
              .isEqualTo(settled(block.text()));
        } else if (block.language().equals("json")) {
          String last = printed.get(before).strip().lines().reduce("", (a, b) -> b);
          assertThat(JSON.readTree(settled(last)))
              .as(block.where())
              .isEqualTo(JSON.readTree(settled(block.text())));
        }
      }
    }
  }

  private static String script(Block block) {
    List<String> lines = new ArrayList<>();
    boolean starts = false;
    for (String line : block.lines()) {
      starts = starts || STARTS.test(line);
      if (!starts) {
        lines.add(line);
      }
      starts = starts && line.endsWith("\\");
    }
    return String.join("\n", lines) + "\n";
  }

  /** Nobody reads it at the same time. */
  private static String settled(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME").strip();
  }

  private static void needs(String command) {
    if (Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .noneMatch(folder -> new File(folder, command).canExecute())) {
      String why = "There is no command " + command + " on the PATH.";
      if ("true".equals(System.getenv("CI"))) {
        fail(why);
      }
      abort(why);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {README, GUIDE})
  void whatIsWrittenInYamlIsASeedOrAWorkflow(String page) throws Exception {
    for (Block block : Page.of(page).blocks()) {
      if (!block.language().equals("yaml") || block.note().startsWith(FROM)) {
        continue;
      }
      if (block.note().equals("workflow")) {
        checkWorkflow(YAML.readTree(block.text()));
      } else {
        try (AutoScalingLocal emulator = AutoScalingLocal.start()) {
          emulator.seed(block.text());
        }
      }
    }
  }

  private static void checkWorkflow(JsonNode workflow) throws IOException {
    JsonNode test = workflow.at("/jobs/test");
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains("\nEXPOSE 4566\n", "\nHEALTHCHECK ");
    assertThat(test.at("/services/autoscaling/ports/0").asString()).isEqualTo("4566:4566");
    assertThat(test.at("/env/AWS_ENDPOINT_URL").asString()).isEqualTo("http://localhost:4566");
    assertThat(test.at("/env").propertyNames())
        .contains("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    assertThat(test.at("/steps").values())
        .anySatisfy(
            step ->
                assertThat(step.path("run").asString(""))
                    .startsWith("curl -X PUT http://localhost:4566/_local/seed "));
  }

  @Test
  void theGuideTellsOfEveryControlEndpoint() throws IOException {
    String table = "<!-- endpoints:start -->\n" + endpoints() + "<!-- endpoints:end -->";
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(
          Path.of(GUIDE),
          ENDPOINTS.matcher(read(GUIDE)).replaceFirst(Matcher.quoteReplacement(table)));
    }

    assertThat(read(GUIDE))
        .as("run: mvn test -Dtest=ReadmeTest -Dcoverage.write=true")
        .contains(table);
  }

  /** As the description of them has it; what begins otherwise is another name for one of these. */
  private static String endpoints() throws IOException {
    List<String[]> all;
    try (InputStream lines =
        Objects.requireNonNull(
            AutoScalingLocal.class.getResourceAsStream("control/endpoints.tsv"))) {
      all =
          new String(lines.readAllBytes(), UTF_8)
              .lines()
              .map(line -> line.split("\t", -1))
              .toList();
    }
    String rows =
        all.stream()
            .filter(line -> line[1].startsWith("/_local/"))
            .map(line -> "| `%s %s%s` | %s |%n".formatted(line[0], line[1], query(line), line[4]))
            .collect(Collectors.joining());
    String others =
        all.stream()
            .filter(line -> !line[1].startsWith("/_local/"))
            .map(line -> "`" + line[0] + " " + line[1] + "`")
            .collect(Collectors.joining(", "));
    return "| call | what |\n| --- | --- |\n" + rows + "\nOther names: " + others + ".\n";
  }

  private static String query(String[] line) {
    return line[2].isEmpty() ? "" : "?" + line[2].replace(",", "=&") + "=";
  }

  @ParameterizedTest
  @ValueSource(strings = {README, GUIDE, ".github/CONTRIBUTING.md", ".github/ARCHITECTURE.md"})
  void linksLeadSomewhere(String page) throws IOException {
    Path folder = Path.of(page).toAbsolutePath().getParent();
    Matcher link =
        Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)#]*)(?:#([^)]*))?\\)").matcher(read(page));
    while (link.find()) {
      if (link.group(1).startsWith("http")) {
        continue;
      }
      Path target =
          link.group(1).isEmpty() ? Path.of(page) : folder.resolve(link.group(1)).normalize();
      assertThat(target).as("%s: %s", page, link.group()).exists();
      if (link.group(2) != null) {
        assertThat(anchors(target)).as("%s: %s", page, link.group()).contains(link.group(2));
      }
    }
  }

  private static String read(String page) throws IOException {
    return Files.readString(Path.of(page));
  }

  private static List<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }
}
