package io.github.autoscalinglocal.api;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every error that the API documents of an operation comes from it, or ARCHITECTURE.md says why it
 * cannot come in an emulator.
 */
class DocumentedErrorsTest {
  private static final Path ARCHITECTURE = Path.of(".github", "ARCHITECTURE.md");

  private static final Pattern SECTION =
      Pattern.compile("^## Errors that cannot come$(.*?)^## ", Pattern.MULTILINE | Pattern.DOTALL);

  /** A line of the table there: the code, the operations or all of them, the reason. */
  private static final Pattern EXCEPTION =
      Pattern.compile("^\\| `(\\w+)` \\| ([\\w, ]+) \\| [^|]{20,} \\|$", Pattern.MULTILINE);

  private static final ApiDescription API = ApiDescription.load();
  private static final Operations OPERATIONS = new Operations();

  /** An error of an operation, as in {@code ExecutePolicy: ScalingActivityInProgress}. */
  private static String pair(String operation, String code) {
    return operation + ": " + code;
  }

  private static List<String> documented() {
    return API.operations().stream()
        .flatMap(
            operation -> API.faults(operation).stream().map(fault -> pair(operation, fault.code())))
        .toList();
  }

  private static List<String> excepted() throws IOException {
    Matcher section = SECTION.matcher(Files.readString(ARCHITECTURE));
    assertThat(section.find()).as("a section of exceptions in %s", ARCHITECTURE).isTrue();
    return EXCEPTION
        .matcher(section.group(1))
        .results()
        .flatMap(
            found ->
                (found.group(2).equals("all")
                        ? API.operations().stream()
                            .filter(each -> documented().contains(pair(each, found.group(1))))
                        : Arrays.stream(found.group(2).split(", ")))
                    .map(operation -> pair(operation, found.group(1))))
        .toList();
  }

  private static Map<String, Provocation> provocations() {
    return Provocations.all().stream()
        .collect(
            toMap(
                each -> pair(each.operation(), each.code()),
                each -> each,
                (one, other) -> {
                  throw new AssertionError("two ways to " + one.expected());
                },
                TreeMap::new));
  }

  @TestFactory
  Stream<DynamicTest> whatIsDocumentedComes() throws IOException {
    Map<String, Provocation> provocations = provocations();
    List<String> excepted = excepted();
    return documented().stream()
        .filter(pair -> !excepted.contains(pair))
        .filter(pair -> isBuilt(pair.substring(0, pair.indexOf(':'))))
        .map(pair -> dynamicTest(pair, () -> check(pair, provocations.get(pair))));
  }

  private static void check(String pair, Provocation provocation) {
    assertThat(provocation)
        .as(
            "%s is documented: Provocations must tell how to provoke it, or the table in %s why"
                + " that cannot be",
            pair, ARCHITECTURE)
        .isNotNull();
    if (provocation.needs().stream().allMatch(DocumentedErrorsTest::isBuilt)) {
      assertThat(provocation.answer().apply(Provocations.world()))
          .isEqualTo(provocation.expected());
    }
  }

  private static boolean isBuilt(String operation) {
    return OPERATIONS.find(operation).isPresent();
  }

  @Test
  void onlyWhatIsDocumentedIsProvokedOrExcepted() throws IOException {
    assertThat(documented()).containsAll(provocations().keySet()).containsAll(excepted());
  }

  @Test
  void nothingIsExceptedThatCanBeProvoked() throws IOException {
    TreeSet<String> both = new TreeSet<>(provocations().keySet());
    both.retainAll(excepted());

    assertThat(both).isEmpty();
  }
}
