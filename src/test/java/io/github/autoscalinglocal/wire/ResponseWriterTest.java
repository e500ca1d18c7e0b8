package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.shape.WholeSeconds;
import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.WireName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked // absent members are null, as in the records of the API
class ResponseWriterTest {
  private static final String ID = "7c6e177f-f082-11e1-ac58-3714be000000";
  private static final ResponseWriter WRITER =
      new ResponseWriter("http://autoscaling.amazonaws.com/doc/2011-01-01/");

  record Nothing() {}

  record Tags(List<Tag> tags, String nextToken) {}

  record Tag(String resourceId, String key, String value, Boolean propagateAtLaunch) {}

  record Everything(
      String text,
      Integer number,
      int primitive,
      Double ratio,
      Boolean flag,
      Instant createdTime,
      @WholeSeconds Instant endTime,
      State state,
      Inner inner,
      List<String> names,
      List<Instant> times,
      List<State> states,
      String vPCZoneIdentifier,
      String autoScalingGroupARN,
      List<String> targetGroupARNs,
      @WireName(value = "Reference", item = "item") List<Inner> references) {

    /** Not a member, and not to be written, like the two below. */
    public boolean isEmpty() {
      return false;
    }

    public String getSummary() {
      return "summary";
    }

    String other() {
      return "other";
    }
  }

  record Inner(String id, List<Inner> inners) {}

  enum State implements WireEnum {
    PENDING_WAIT {
      @Override
      public String wire() {
        return "Pending:Wait";
      }
    }
  }

  @Test
  void anOperationWithoutOutputHasNoResult() {
    assertThat(success("DeleteTags", new Nothing(), false))
        .isEqualTo(
            "<DeleteTagsResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\">"
                + "<ResponseMetadata><RequestId>7c6e177f-f082-11e1-ac58-3714be000000</RequestId>"
                + "</ResponseMetadata></DeleteTagsResponse>");
  }

  @Test
  void anEmptyOutputIsAnEmptyResult() {
    assertThat(success("DeleteWarmPool", new Nothing(), true))
        .isEqualTo(
            "<DeleteWarmPoolResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\">"
                + "<DeleteWarmPoolResult/>"
                + "<ResponseMetadata><RequestId>7c6e177f-f082-11e1-ac58-3714be000000</RequestId>"
                + "</ResponseMetadata></DeleteWarmPoolResponse>");
  }

  @Test
  void membersAreWrittenAsDeclared() {
    Tags tags =
        new Tags(
            List.of(new Tag("my-asg", "environment", "", true), new Tag(null, "k", null, false)),
            null);

    assertThat(success("DescribeTags", tags, true))
        .isEqualTo(
            "<DescribeTagsResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\">"
                + "<DescribeTagsResult><Tags><member><ResourceId>my-asg</ResourceId>"
                + "<Key>environment</Key><Value></Value><PropagateAtLaunch>true</PropagateAtLaunch>"
                + "</member><member><Key>k</Key><PropagateAtLaunch>false</PropagateAtLaunch>"
                + "</member></Tags></DescribeTagsResult><ResponseMetadata>"
                + "<RequestId>7c6e177f-f082-11e1-ac58-3714be000000</RequestId></ResponseMetadata>"
                + "</DescribeTagsResponse>");
  }

  @Test
  void everyTypeHasItsForm() {
    Everything everything =
        new Everything(
            "a",
            -1,
            0,
            1000.0,
            true,
            Instant.parse("2020-10-30T19:36:09.7669Z"),
            Instant.parse("2020-10-30T19:36:41.9Z"),
            State.PENDING_WAIT,
            new Inner("i", List.of(new Inner(null, null))),
            List.of("x", ""),
            List.of(Instant.parse("2020-10-30T19:36:00Z")),
            List.of(State.PENDING_WAIT),
            "subnet-1",
            "arn",
            List.of(),
            List.of(new Inner("r", List.of())));

    assertThat(result(everything))
        .isEqualTo(
            "<Text>a</Text><Number>-1</Number><Primitive>0</Primitive><Ratio>1000.0</Ratio>"
                + "<Flag>true</Flag><CreatedTime>2020-10-30T19:36:09.766Z</CreatedTime>"
                + "<EndTime>2020-10-30T19:36:41Z</EndTime><State>Pending:Wait</State>"
                + "<Inner><Id>i</Id><Inners><member/></Inners></Inner>"
                + "<Names><member>x</member><member></member></Names>"
                + "<Times><member>2020-10-30T19:36:00.000Z</member></Times>"
                + "<States><member>Pending:Wait</member></States>"
                + "<VPCZoneIdentifier>subnet-1</VPCZoneIdentifier>"
                + "<AutoScalingGroupARN>arn</AutoScalingGroupARN><TargetGroupARNs/>"
                + "<Reference><item><Id>r</Id><Inners/></item></Reference>");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "50, 50.0",
    "0.1, 0.1",
    "-1.5, -1.5",
    "1e7, 1.0E7",
    "1234567.125, 1234567.125"
  })
  void ratiosAreWrittenAsJavaWritesThem(double ratio, String text) {
    record Ratio(Double ratio) {}
    assertThat(result(new Ratio(ratio))).isEqualTo("<Ratio>" + text + "</Ratio>");
  }

  @Test
  void textsAreEscaped() {
    record Details(String details) {}
    assertThat(result(new Details("{\"a\":\"<b> & 'c' ]]>\"}\t\r\n é€🍊 \u0085")))
        .isEqualTo("<Details>{\"a\":\"&lt;b> &amp; 'c' ]]&gt;\"}\t&#xd;\n é€🍊 &#x85;</Details>");
  }

  @Test
  void aCallersFaultNamesTheSender() {
    assertThat(fault(Errors.groupNotFound("<a&b>\u0001")))
        .isEqualTo(
            "<ErrorResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><Error>"
                + "<Type>Sender</Type><Code>ValidationError</Code><Message>AutoScalingGroup name"
                + " not found - AutoScalingGroup '&lt;a&amp;b>\uFFFD' not found</Message></Error>"
                + "<RequestId>7c6e177f-f082-11e1-ac58-3714be000000</RequestId></ErrorResponse>");
  }

  @Test
  void whatXmlCannotCarryIsReplacedInAFault() {
    for (String bad : List.of("\u0000", "\u000B", "\uFFFE", "\uFFFF", "\uD800", "\uDC00")) {
      assertThat(fault(Errors.groupNotFound("a" + bad + "🍊"))).contains("'a\uFFFD🍊'");
    }
  }

  private static String success(String operation, Record response, boolean hasResult) {
    return new String(WRITER.success(operation, response, hasResult, ID), UTF_8);
  }

  private static String fault(ApiException fault) {
    return new String(WRITER.fault(fault.code(), fault.text(), ID), UTF_8);
  }

  private static String result(Record response) {
    String document = success("Any", response, true);
    int start = document.indexOf("<AnyResult>") + "<AnyResult>".length();
    return document.substring(start, document.indexOf("</AnyResult>"));
  }
}
