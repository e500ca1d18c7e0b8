package io.github.autoscalinglocal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.WireEnum;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
  private static final String PATTERN =
      "Member must satisfy regular expression pattern: "
          + "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*";

  record Request(
      @Text(max = 5) String autoScalingGroupName,
      String context,
      @Text(min = 0, max = 3) String placementGroup,
      @Length(min = 2, max = 4) @Matches("[a-z]+") String word,
      @Matches("(?s).*") String anything,
      @Range(min = 0) Integer defaultCooldown,
      @Range(min = -1, max = 100) Integer percent,
      @Range(min = 0) Double price,
      State poolState,
      @Length(max = 2) List<@Text(max = 4) String> targetGroupARNs,
      List<@Range(min = 1, max = 100) Integer> checkpoints,
      List<State> states,
      @Length(max = 1) List<Tag> tags,
      Configuration targetTrackingConfiguration) {}

  record Tag(@Required @Text(max = 3) String key, @Text(min = 0, max = 3) String value) {}

  record Configuration(Metric customizedMetricSpecification) {}

  record Metric(@Required String namespace, List<Tag> dimensions) {}

  enum State implements WireEnum {
    STOPPED("Stopped"),
    RUNNING("Running");

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  record Needy(@Required String first, @Required Integer second, @Required List<String> third) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AutoScalingGroupName=|'' at 'autoScalingGroupName'"
            + "|Member must have length greater than or equal to 1",
        "AutoScalingGroupName=abcdef|'abcdef' at 'autoScalingGroupName'"
            + "|Member must have length less than or equal to 5",
        "AutoScalingGroupName=%F0%9F%8D%8A%F0%9F%8D%8Aab|'🍊🍊ab' at 'autoScalingGroupName'"
            + "|Member must have length less than or equal to 5",
        "PlacementGroup=abcd|'abcd' at 'placementGroup'"
            + "|Member must have length less than or equal to 3",
        "Word=a|'a' at 'word'|Member must have length greater than or equal to 2",
        "Word=A1|'A1' at 'word'|Member must satisfy regular expression pattern: [a-z]+",
        "DefaultCooldown=-100|'-100' at 'defaultCooldown'"
            + "|Member must have value greater than or equal to 0",
        "Percent=101|'101' at 'percent'|Member must have value less than or equal to 100",
        "Percent=-2|'-2' at 'percent'|Member must have value greater than or equal to -1",
        "Price=-1e-1|'-0.1' at 'price'|Member must have value greater than or equal to 0",
        "PoolState=Idle|'Idle' at 'poolState'"
            + "|Member must satisfy enum value set: [Stopped, Running]",
        "PoolState=|'' at 'poolState'|Member must satisfy enum value set: [Stopped, Running]",
        "PoolState=stopped|'stopped' at 'poolState'"
            + "|Member must satisfy enum value set: [Stopped, Running]",
        "TargetGroupARNs.member.1=a&TargetGroupARNs.member.2=b&TargetGroupARNs.member.5=c"
            + "|'[a, b, c]' at 'targetGroupARNs'|Member must have length less than or equal to 2",
        "Checkpoints.member.1=5&Checkpoints.member.2=0|'[5, 0]' at 'checkpoints'"
            + "|Member must satisfy constraint: [Member must have value less than or equal to 100,"
            + " Member must have value greater than or equal to 1]",
        "States.member.1=Running&States.member.2=x|'[Running, x]' at 'states'"
            + "|Member must satisfy constraint:"
            + " [Member must satisfy enum value set: [Stopped, Running]]",
        "Tags.member.1.Key=a&Tags.member.4.Key=b|'[{\"Key\":\"a\"}, {\"Key\":\"b\"}]' at 'tags'"
            + "|Member must have length less than or equal to 1",
        "Tags.member.3.Key=abcd|'abcd' at 'tags.1.member.key'"
            + "|Member must have length less than or equal to 3",
        "Tags.member.1.Value=v|null at 'tags.1.member.key'|Member must not be null",
        "Tags.member.1=|null at 'tags.1.member.key'|Member must not be null",
        "TargetTrackingConfiguration.CustomizedMetricSpecification="
            + "|null at 'targetTrackingConfiguration.customizedMetricSpecification.namespace'"
            + "|Member must not be null",
        "TargetTrackingConfiguration.CustomizedMetricSpecification.Namespace=n"
            + "&TargetTrackingConfiguration.CustomizedMetricSpecification.Dimensions.member.1.Key="
            + "|'' at 'targetTrackingConfiguration.customizedMetricSpecification"
            + ".dimensions.1.member.key'"
            + "|Member must have length greater than or equal to 1",
      })
  void aViolatedConstraintIsReportedInTheServicesWords(
      String form, String valueAndPath, String constraint) {
    assertViolations(
        form,
        "1 validation error detected: Value "
            + valueAndPath
            + " failed to satisfy constraint: "
            + constraint);
  }

  @Test
  void theElementsOfAListAreReportedAsTheService() {
    assertViolations(
        "TargetGroupARNs.member.1=",
        "1 validation error detected: Value '[]' at 'targetGroupARNs' failed to satisfy constraint:"
            + " Member must satisfy constraint: [Member must have length less than or equal to 4,"
            + " Member must have length greater than or equal to 1, "
            + PATTERN
            + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AutoScalingGroupName=abcde",
        "AutoScalingGroupName=%F0%9F%8D%8A%F0%9F%8D%8A",
        "AutoScalingGroupName=%09%0D%0A%7F",
        "PlacementGroup=",
        "Context=",
        "Word=abcd",
        "DefaultCooldown=0",
        "Percent=-1&Price=0",
        "TargetGroupARNs=",
        "TargetGroupARNs.member.1=abcd&TargetGroupARNs.member.2=%EF%BF%BD",
        "Tags.member.1.Key=abc&Tags.member.1.Value=",
        "TargetTrackingConfiguration=",
      })
  void boundsAreInclusive(String form) {
    assertThat(TestRequests.read(Request.class, form)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%01", "%0B", "%1F", "%EF%BF%BE", "%EF%BF%BF"})
  void charactersThatXmlCannotCarryAreRefusedInAnyText(String character) {
    for (String member : List.of("AutoScalingGroupName", "Context", "Tags.member.1.Key")) {
      assertThatThrownBy(() -> TestRequests.read(Request.class, member + "=a" + character))
          .isInstanceOf(ApiException.class)
          .hasMessageEndingWith(" failed to satisfy constraint: " + PATTERN);
    }
    assertThatThrownBy(() -> TestRequests.read(Request.class, "Anything=a" + character))
        .isInstanceOf(ApiException.class)
        .hasMessageEndingWith("pattern: (?s).*");
  }

  @Test
  void allViolationsAreReportedTogetherInTheOrderOfDeclaration() {
    assertViolations(
        "Tags.member.1.Key=k&Tags.member.2.Value=long&Word=12345&AutoScalingGroupName=",
        "6 validation errors detected: Value '' at 'autoScalingGroupName' failed to satisfy"
            + " constraint: Member must have length greater than or equal to 1; Value '12345' at"
            + " 'word' failed to satisfy constraint: Member must have length less than or equal to"
            + " 4; Value '12345' at 'word' failed to satisfy constraint: Member must satisfy"
            + " regular expression pattern: [a-z]+; Value '[{\"Key\":\"k\"}, {\"Value\":\"long\"}]'"
            + " at 'tags' failed to satisfy constraint: Member must have length less than or equal"
            + " to 1; Value null at 'tags.2.member.key' failed to satisfy constraint: Member must"
            + " not be null; Value 'long' at 'tags.2.member.value' failed to satisfy constraint:"
            + " Member must have length less than or equal to 3");
  }

  @Test
  void requiredMembersMustBeSent() {
    assertThatThrownBy(() -> TestRequests.read(Needy.class, "Second=1"))
        .hasMessage(
            "2 validation errors detected: Value null at 'first' failed to satisfy constraint:"
                + " Member must not be null; Value null at 'third' failed to satisfy constraint:"
                + " Member must not be null");
    assertThat(TestRequests.read(Needy.class, "First=&Second=1&Third="))
        .isEqualTo(new Needy("", 1, List.of()));
  }

  @Test
  void aMalformedValueIsReportedBeforeAnyViolation() {
    assertThatThrownBy(() -> TestRequests.read(Needy.class, "Second=x"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MalformedInput));
  }

  private static void assertViolations(String form, String message) {
    assertThatThrownBy(() -> TestRequests.read(Request.class, form))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.ValidationError);
              assertThat(e.text()).isEqualTo(message);
            });
  }
}
