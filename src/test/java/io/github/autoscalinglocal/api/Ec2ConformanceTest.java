package io.github.autoscalinglocal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.autoscalinglocal.api.ec2.Ec2Operations;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/**
 * As {@link ConformanceTest}, for EC2. Requests take every member that is described; answers show
 * those of which there is something to say.
 */
class Ec2ConformanceTest {
  /** Lists of values that are too long to be of use: instance types, and what can have tags. */
  private static final int MOST_VALUES = 30;

  /** What the API has gained, wherever it is, since the release of the SDK that the tests use. */
  private static final List<String> NEWER_THAN_THE_SDK =
      List.of(
          "EbsCardIndex",
          "IncludeManagedResources",
          "IncludeUnsupportedInRegion",
          "NestedVirtualization",
          "SecondaryInterface");

  /** What is called by words of Java; the SDK has other names for some of it, too. */
  private static final Map<String, String> OUR_NAMES =
      Map.of("Public", "IsPublic", "PublicLaunchPermissions", "IsPublic", "Return", "Returned");

  private static final ApiDescription API = ApiDescription.load("ec2");
  private static final Service EC2 = Ec2Operations.service();

  @Test
  void everyDescribedOperationIsBuilt() {
    assertThat(EC2.built().stream().map(Operation::name)).isEqualTo(API.operations());
  }

  @TestFactory
  Stream<DynamicTest> operationsAreAsDescribed() {
    return eachOperation(
        operation -> {
          String name = operation.name();
          Differences.assertSame(
              RecordMembers.ofRequest(operation),
              API.request(name).stream().map(Ec2ConformanceTest::asChecked).toList());
          List<Member> answers =
              RecordMembers.ofAnswer(operation).stream().map(Member::asTheSdkKnowsIt).toList();
          assertThat(Differences.beyond(answers, theirs(API.answer(name)))).isEmpty();
          assertThat(answers.isEmpty()).isEqualTo(API.answer(name).isEmpty());
        });
  }

  @TestFactory
  Stream<DynamicTest> operationsAreAsTheSdkKnowsThem() {
    return eachOperation(
        operation -> {
          String name = operation.name();
          List<Member> requests = theirs(SdkMembers.ofRequest(Ec2Request.class, name));
          assertThat(Differences.between(known(RecordMembers.ofRequest(operation)), requests))
              .isEmpty();
          List<Member> answers = theirs(SdkMembers.ofAnswer(Ec2Request.class, name));
          assertThat(Differences.beyond(known(RecordMembers.ofAnswer(operation)), answers))
              .isEmpty();
        });
  }

  @Test
  void whatIsListedAsNewerThanTheSdkIsStillUnknownToIt() {
    Stream<Member> theirs =
        EC2.built().stream()
            .flatMap(
                each ->
                    Stream.concat(
                        SdkMembers.ofRequest(Ec2Request.class, each.name()).stream(),
                        SdkMembers.ofAnswer(Ec2Request.class, each.name()).stream()));
    List<Member> ours =
        EC2.built().stream().flatMap(each -> RecordMembers.ofRequest(each).stream()).toList();

    assertThat(theirs).noneMatch(Ec2ConformanceTest::isNewer);
    for (String name : NEWER_THAN_THE_SDK) {
      assertThat(ours).anyMatch(member -> member.path().endsWith("." + name));
    }
  }

  private static Stream<DynamicTest> eachOperation(Consumer<Operation<?, ?>> check) {
    return EC2.built().stream()
        .map(operation -> dynamicTest(operation.name(), () -> check.accept(operation)));
  }

  private static List<Member> known(List<Member> ours) {
    return ours.stream().map(Member::asTheSdkKnowsIt).filter(member -> !isNewer(member)).toList();
  }

  /** Answers begin names with a small letter, and call a list a set. */
  private static boolean isNewer(Member member) {
    return Stream.of(member.path().split("\\."))
        .map(part -> part.replaceFirst("Set$", ""))
        .anyMatch(part -> NEWER_THAN_THE_SDK.stream().anyMatch(part::equalsIgnoreCase));
  }

  private static List<Member> theirs(List<Member> theirs) {
    return theirs.stream().map(Ec2ConformanceTest::asAnswered).toList();
  }

  /** Values are compared in alphabetical order: they have no other that matters. */
  private static Member asChecked(Member described) {
    List<String> values = described.values();
    return new Member(
        described.path(),
        described.name(),
        type(described),
        values.size() > MOST_VALUES ? List.of() : values.stream().sorted().toList(),
        described.constraints());
  }

  private static Member asAnswered(Member described) {
    String name = OUR_NAMES.getOrDefault(described.name(), described.name());
    return new Member(described.path(), name, type(described), List.of(), "");
  }

  /** Bytes travel as text in base64, and are kept as that. */
  private static String type(Member described) {
    return described.type().equals("blob") ? "string" : described.type();
  }
}
