package io.github.autoscalinglocal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.ErrorCode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What may depend on what, and which doors to time and chance stay shut. */
@AnalyzeClasses(
    packages = "io.github.autoscalinglocal",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.github.autoscalinglocal";

  @ArchTest
  static final ArchRule arrowsGoDownOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("test support")
          .definedBy(ROOT + ".junit..", ROOT + ".assertj..", ROOT + ".testcontainers..")
          .layer("process")
          .definedBy(ROOT)
          .layer("http")
          .definedBy(ROOT + ".http..")
          .layer("control")
          .definedBy(ROOT + ".control..")
          .layer("elastigroup")
          .definedBy(ROOT + ".elastigroup..")
          .layer("wire")
          .definedBy(ROOT + ".wire..")
          .layer("api")
          .definedBy(ROOT + ".api..")
          .layer("fleet")
          .definedBy(ROOT + ".fleet..")
          .layer("companion")
          .definedBy(ROOT + ".companion..")
          .layer("termination")
          .definedBy(ROOT + ".termination..")
          .layer("scaling")
          .definedBy(ROOT + ".scaling..")
          .layer("refresh")
          .definedBy(ROOT + ".refresh..")
          .layer("engine")
          .definedBy(ROOT + ".engine..")
          .layer("model")
          .definedBy(ROOT + ".model..")
          .whereLayer("test support")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("process")
          .mayOnlyBeAccessedByLayers("test support")
          .whereLayer("control")
          .mayOnlyBeAccessedByLayers("process")
          .whereLayer("elastigroup")
          .mayOnlyBeAccessedByLayers("process", "control")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers("process", "http", "control", "elastigroup")
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("process", "wire", "control", "elastigroup")
          .whereLayer("fleet")
          .mayOnlyBeAccessedByLayers("process", "control", "elastigroup", "api")
          .whereLayer("companion")
          .mayOnlyBeAccessedByLayers("process", "control", "elastigroup", "api", "fleet")
          .whereLayer("termination")
          .mayOnlyBeAccessedByLayers("process", "control", "api", "fleet", "companion")
          .whereLayer("scaling")
          .mayOnlyBeAccessedByLayers("process", "control", "api", "fleet", "companion")
          .whereLayer("refresh")
          .mayOnlyBeAccessedByLayers("fleet")
          .whereLayer("engine")
          .mayOnlyAccessLayers("model")
          .because("a reader should see from the folder tree what depends on what");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .matching(ROOT + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that needs its user cannot be understood, tested or moved alone");

  @ArchTest
  static final ArchRule decidingIsPure =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".termination..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              ROOT + ".termination..", ROOT + ".model..", "java..", "org.jspecify..")
          .because("who goes is a function from facts to an answer with reasons");

  @ArchTest
  static final ArchRule decidingHowMuchIsPure =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".scaling..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              ROOT + ".scaling..",
              ROOT + ".model..",
              ROOT + ".shape..",
              ROOT + ".error..",
              "com.cronutils..",
              "org.pcollections..",
              "java..",
              "org.jspecify..")
          .because("how much a group should want is a function from facts to a number");

  @ArchTest
  static final ArchRule decidingWhoIsRefreshedIsPure =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".refresh..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              ROOT + ".refresh..",
              ROOT + ".model..",
              ROOT + ".shape..",
              "org.pcollections..",
              "java..",
              "org.jspecify..")
          .because("what a refresh does next is a function from what there is to a decision");

  @ArchTest
  static final ArchRule cronStaysInScaling =
      onlyIn(".scaling..", "com.cronutils..")
          .because("one class knows the library, and what it should do where clocks are changed");

  @ArchTest
  static final ArchRule undertowStaysInHttp =
      onlyIn(".http..", "io.undertow..", "org.xnio..", "org.jboss..")
          .because("one package knows the server, so it can be exchanged there");

  @ArchTest
  static final ArchRule jacksonStaysAtTheEdges =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + ".wire..",
              ROOT + ".control..",
              ROOT + ".elastigroup..",
              ROOT + ".companion.lambda..",
              ROOT + ".companion.delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.ctc..", "com.fasterxml..")
          .because("state and rules know no document format");

  @ArchTest
  static final ArchRule theCommandLineIsRead =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "ch.qos.logback..")
          .because("settings are read in one place, and a library user brings a logging backend");

  @ArchTest
  static final ArchRule junitAndTheSdkStayInJunit =
      onlyIn(".junit..", "org.junit..", "org.opentest4j..", "software.amazon.awssdk..")
          .because("an emulator that runs outside of tests has neither");

  @ArchTest
  static final ArchRule assertionsStayInAssertj =
      onlyIn(".assertj..", "org.assertj..").because("a library user may have no AssertJ");

  @ArchTest
  static final ArchRule containersStayInTestcontainers =
      onlyIn(".testcontainers..", "org.testcontainers..", "com.github.dockerjava..")
          .because("a library user may have no Testcontainers");

  @ArchTest
  static final ArchRule timeComesInThroughOneDoor =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".engine.time..")
          .and()
          .resideOutsideOfPackage(ROOT)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .because("a test can hold the clock still only if nothing else tells the time");

  @ArchTest
  static final ArchRule chanceComesInThroughOneDoor =
      noClasses()
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .because("the same seed and the same commands give the same history");

  @ArchTest
  static final ArchRule stateIsNeverInHashOrder =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".model..",
              ROOT + ".engine..",
              ROOT + ".fleet..",
              ROOT + ".termination..",
              ROOT + ".refresh..",
              ROOT + ".scaling..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(HashMap.class, HashSet.class)
          .orShould()
          .callMethod(Map.class, "copyOf", Map.class)
          .orShould()
          .callMethod(Set.class, "copyOf", Collection.class)
          .because(
              "their order differs from one JVM run to the next, and order is part of answers");

  private static ClassesShouldConjunction onlyIn(String ownPackage, String... thirdParty) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ownPackage)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(thirdParty);
  }

  @ArchTest
  static final ArchRule refusalsComeFromTheCatalogue =
      noClasses()
          .that()
          .doNotHaveSimpleName("Errors")
          .should()
          .callConstructor(ApiException.class, ErrorCode.class, String.class)
          .because("every fault has its code and text in one place");
}
