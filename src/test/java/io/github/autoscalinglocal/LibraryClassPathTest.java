package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the emulator brings along into the class path of those who use it as a library. */
@Timeout(60)
class LibraryClassPathTest {
  /** Parts of the names of jars that are not there for a user who has none of them already. */
  private static final List<String> NOT_BROUGHT =
      List.of(
          "logback",
          "log4j",
          "picocli",
          "junit",
          "assertj",
          "testcontainers",
          "awssdk",
          "docker-java",
          "spotinst",
          "fasterxml/jackson/core/jackson-core",
          "fasterxml/jackson/core/jackson-databind");

  @Test
  void itsDependenciesAreFewAndHaveNoLoggingBackend() throws Exception {
    assertThat(brought())
        .containsExactlyInAnyOrder(
            "undertow-core",
            "jackson-databind",
            "jackson-dataformat-xml",
            "jackson-dataformat-cbor",
            "jackson-dataformat-yaml",
            "slf4j-api",
            "pcollections",
            "cron-utils",
            "jspecify");
  }

  /** The artifacts that a user of the library gets with it. */
  private static List<String> brought() throws Exception {
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new File("pom.xml"))
            .getElementsByTagName("dependency");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(each -> each.getParentNode().getParentNode().getNodeName().equals("project"))
        .filter(each -> text(each, "scope").isEmpty() && text(each, "optional").isEmpty())
        .map(each -> text(each, "artifactId"))
        .toList();
  }

  private static String text(Element dependency, String name) {
    NodeList found = dependency.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  @Test
  void itWorksWithoutALoggingBackendAndAllThatIsOptional() throws Exception {
    Process user =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                User.class.getName())
            .redirectErrorStream(true)
            .start();

    String output = new String(user.getInputStream().readAllBytes(), UTF_8);

    assertThat(user.waitFor()).as(output).isZero();
    assertThat(output).contains("0 groups at 2026-01-01T00:00:00Z, logging to NOPLoggerFactory");
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> NOT_BROUGHT.stream().noneMatch(jarName(entry)::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarName(String entry) {
    return entry.endsWith(".jar") ? entry : "";
  }

  /** A program that has nothing but the library. */
  static final class User {
    private User() {}

    public static void main(String[] args) {
      try (AutoScalingLocal emulator =
          AutoScalingLocal.builder()
              .set("clock", "manual")
              .set("now", "2026-01-01T00:00:00Z")
              .start()) {
        System.out.printf(
            "%d groups at %s, logging to %s%n",
            emulator.groups().size(),
            emulator.clock().now(),
            LoggerFactory.getILoggerFactory().getClass().getSimpleName());
      }
    }
  }
}
