package io.github.autoscalinglocal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.WireName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@NullUnmarked // absent members are null, as in the records of the API
class RequestReaderTest {
  record Request(
      String name,
      Integer size,
      Double ratio,
      Boolean enabled,
      Instant startTime,
      Color color,
      Template launchTemplate,
      String launchTemplateName,
      List<String> names,
      List<Integer> sizes,
      List<Color> colors,
      List<Tag> tags,
      String vPCZoneIdentifier,
      @WireName(value = "Reference", item = "item") List<Tag> references,
      Tree tree) {}

  record Template(String id, String version) {}

  record Tag(String key, String value, List<String> values) {}

  record Tree(String leaf, List<Tree> branches) {}

  enum Color implements WireEnum {
    RED("red"),
    DARK_BLUE("dark-blue");

    private final String wire;

    Color(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  @Test
  void whatIsNotSentIsNull() {
    assertThat(read("Action=Any&Version=2011-01-01")).hasAllNullFieldsOrProperties();
  }

  @Test
  void scalarsAreReadByTheirTypes() {
    Request request =
        read(
            "Name=my+group&Size=-1&Ratio=1.5e1&Enabled=TRUE&StartTime=2026-01-01T00:00:00Z"
                + "&Color=dark-blue&VPCZoneIdentifier=subnet-1,subnet-2");

    assertThat(request.name()).isEqualTo("my group");
    assertThat(request.size()).isEqualTo(-1);
    assertThat(request.ratio()).isEqualTo(15.0);
    assertThat(request.enabled()).isTrue();
    assertThat(request.startTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(request.color()).isEqualTo(Color.DARK_BLUE);
    assertThat(request.vPCZoneIdentifier()).isEqualTo("subnet-1,subnet-2");
  }

  @Test
  void anEmptyTextIsNotAbsent() {
    assertThat(read("Name=").name()).isEmpty();
  }

  @Test
  void anEmptyListIsTheNameAlone() {
    assertThat(read("Names=").names()).isEmpty();
    assertThat(read("Tags=").tags()).isEmpty();
    assertThat(read("Names.member.1=").names()).containsExactly("");
  }

  @Test
  void anEmptyStructureIsTheNameAlone() {
    assertThat(read("LaunchTemplate=").launchTemplate()).isEqualTo(new Template(null, null));
  }

  @Test
  void elementsComeInNumericOrderAndGapsAreClosed() {
    Request request =
        read("Names.member.10=c&Names.member.9=b&Names.member.2=a&Names.member.999999999=d");

    assertThat(request.names()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void anIndexMayBeGreaterThanAnyNumber() {
    assertThat(read("Names.member.99999999999999999999=b&Names.member.0=a").names())
        .containsExactly("a", "b");
  }

  @Test
  void structuresNestInLists() {
    Request request =
        read(
            "Tags.member.1.Key=a&Tags.member.1.Values.member.2=y&Tags.member.1.Values.member.1=x"
                + "&Tags.member.10.Key=c&Tags.member.2.Key=b&Tags.member.2.Values=");

    assertThat(request.tags())
        .containsExactly(
            new Tag("a", null, List.of("x", "y")),
            new Tag("b", null, List.of()),
            new Tag("c", null, null));
  }

  @Test
  void listsOfNumbersAndChoicesAreReadByTheirTypes() {
    Request request = read("Sizes.member.1=50&Sizes.member.2=100&Colors.member.1=red");

    assertThat(request.sizes()).containsExactly(50, 100);
    assertThat(request.colors()).containsExactly(Color.RED);
  }

  @Test
  void aNameThatBeginsLikeAnotherIsNotTakenForIt() {
    Request request =
        read("LaunchTemplateName=n&LaunchTemplate.Id=i&LaunchTemplateNameX=x&LaunchTemplat=y");

    assertThat(request.launchTemplateName()).isEqualTo("n");
    assertThat(request.launchTemplate()).isEqualTo(new Template("i", null));
  }

  @Test
  void aListHasTheItemNameThatTheShapeGivesIt() {
    Request request =
        read("Reference.item.1.Key=a&Reference.member.1.Key=b&References.item.1.Key=c");

    assertThat(request.references()).containsExactly(new Tag("a", null, null));
  }

  @Test
  void aRecordMayContainItself() {
    Request request = read("Tree.Branches.member.1.Branches.member.1.Leaf=x");

    assertThat(request.tree())
        .isEqualTo(new Tree(null, List.of(new Tree(null, List.of(new Tree("x", null))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unknown=x",
        "unknown.member.1=x",
        "name=x",
        "=x",
        ".=x",
        "..=x",
        "Name.=x",
        "Name.member.1=x",
        "Name.1.2.3=x",
        "Names.1=x",
        "Names.foo=x",
        "Names.member=x",
        "Names.member.x=y",
        "Names.member.01=x",
        "Names.member.-1=x",
        "Names.member.1.Key=x",
        "Names.item.1=x",
        "Tags.member.1.Unknown=x",
        "LaunchTemplate.Unknown=x",
        "LaunchTemplate.Id.x=y",
      })
  void unknownParametersDoNoHarm(String parameter) {
    assertThat(read(parameter)).hasAllNullFieldsOrProperties();
    Request request =
        read("Name=n&" + parameter + "&Names.member.1=a&Tags.member.1.Key=k&LaunchTemplate.Id=i");

    assertThat(request.name()).isEqualTo("n");
    assertThat(request.names()).containsExactly("a");
    assertThat(request.tags()).containsExactly(new Tag("k", null, null));
    assertThat(request.launchTemplate()).isEqualTo(new Template("i", null));
  }

  @Test
  void aValueBesideMembersOfTheSameNameGivesWay() {
    Request request =
        read(
            "Names=&Names.member.1=a&LaunchTemplate=x&LaunchTemplate.Id=i&Tags.member.1.Key=k&Tags=");

    assertThat(request.names()).containsExactly("a");
    assertThat(request.launchTemplate().id()).isEqualTo("i");
    assertThat(request.tags()).containsExactly(new Tag("k", null, null));
  }

  @Test
  void aNameOfTooManyPartsIsRefused() {
    assertThat(read("a.".repeat(31) + "a=x")).hasAllNullFieldsOrProperties();
    assertRefused(
        "a.".repeat(32) + "a=x", "The request has a parameter whose name has more than 32 parts.");
  }

  @ParameterizedTest
  @CsvSource({
    "Size,abc,Integer",
    "Size,'',Integer",
    "Size,1.0,Integer",
    "Size,' 1',Integer",
    "Size,2147483648,Integer",
    "Size,٣,Integer",
    "Size,-,Integer",
    "Ratio,x,Double",
    "Ratio,'',Double",
    "Ratio,NaN,Double",
    "Ratio,1e999,Double",
    "Ratio,1d,Double",
    "Ratio,0x1p3,Double",
    "Ratio,.,Double",
    "Enabled,yes,Boolean",
    "Enabled,'',Boolean",
    "StartTime,'',Timestamp",
    "StartTime,tomorrow,Timestamp",
    "StartTime,2026-01-01,Timestamp",
    "StartTime,2026-02-30T00:00:00Z,Timestamp",
    "StartTime,2026-01-01T24:00:00Z,Timestamp",
    "StartTime,12026-01-01T00:00:00Z,Timestamp",
    "StartTime,-0001-01-01T00:00:00Z,Timestamp",
    "StartTime,1767225600,Timestamp",
    "Names,abc,List",
    "LaunchTemplate,abc,Structure",
  })
  void aValueOfTheWrongTypeIsMalformed(String name, String value, String type) {
    String path = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    assertRefused(
        name + "=" + value, "Value '" + value + "' at '" + path + "' is not a valid " + type + ".");
  }

  @Test
  void aMalformedElementIsNamedByItsPlace() {
    assertRefused(
        "Sizes.member.1=1&Sizes.member.7=x",
        "Value 'x' at 'sizes.2.member' is not a valid Integer.");
    assertRefused("Tags.member.1=x", "Value 'x' at 'tags.1.member' is not a valid Structure.");
  }

  @ParameterizedTest
  @CsvSource({
    "2014-05-12T08:00:00Z,2014-05-12T08:00:00Z",
    "2014-05-12t08:00:00z,2014-05-12T08:00:00Z",
    "2014-05-12T08:00:00.123Z,2014-05-12T08:00:00.123Z",
    "2014-05-12T08:00:00.123000Z,2014-05-12T08:00:00.123Z",
    "2014-05-12T08:00:00.123456789Z,2014-05-12T08:00:00.123456789Z",
    "2014-05-12T08:00:00%2B00:00,2014-05-12T08:00:00Z",
    "2014-05-12T08:00:00%2B02:00,2014-05-12T06:00:00Z",
    "2014-05-12T08:00:00-0230,2014-05-12T10:30:00Z",
    "2014-05-12T08:00:00-02,2014-05-12T10:00:00Z",
    "2014-05-12T08:00:00.5,2014-05-12T08:00:00.5Z",
    "2014-05-12T08:00:00,2014-05-12T08:00:00Z",
    "2014-05-12T08:00Z,2014-05-12T08:00:00Z",
  })
  void momentsAreReadInAllTheirForms(String text, Instant moment) {
    assertThat(read("StartTime=" + text).startTime()).isEqualTo(moment);
  }

  @Test
  void aTreeOfAJsonProtocolIsReadAsWell() {
    Input input =
        Input.of(
            JsonMapper.shared()
                .readTree(
                    """
                {"Name": null, "Size": 3, "Ratio": 2, "Enabled": false, "StartTime": 1767225600.25,
                 "Names": ["a"], "Tags": [{"Key": "k", "Other": [1]}], "LaunchTemplate": {}}
                """));

    Request request = RequestReader.read(Request.class, input);

    assertThat(request.name()).isNull();
    assertThat(request.size()).isEqualTo(3);
    assertThat(request.ratio()).isEqualTo(2.0);
    assertThat(request.enabled()).isFalse();
    assertThat(request.startTime()).isEqualTo("2026-01-01T00:00:00.250Z");
    assertThat(request.names()).containsExactly("a");
    assertThat(request.tags()).containsExactly(new Tag("k", null, null));
    assertThat(request.launchTemplate()).isEqualTo(new Template(null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"x\"",
        "{\"Name\": 1}",
        "{\"Size\": 1.5}",
        "{\"Size\": 3000000000}",
        "{\"Ratio\": true}",
        "{\"Ratio\": 1e999}",
        "{\"Enabled\": 1}",
        "{\"StartTime\": 1e300}",
        "{\"Names\": {}}",
        "{\"Names\": [null]}",
        "{\"Names\": [[]]}",
        "{\"Tags\": [null]}",
        "{\"LaunchTemplate\": []}",
      })
  void aJsonTreeOfTheWrongTypesIsMalformed(String json) {
    Input input = Input.of(JsonMapper.shared().readTree(json));

    assertThatThrownBy(() -> RequestReader.read(Request.class, input))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MalformedInput));
  }

  private static Request read(String form) {
    return TestRequests.read(Request.class, form);
  }

  private static void assertRefused(String form, String text) {
    assertThatThrownBy(() -> read(form))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.MalformedInput);
              assertThat(e.text()).isEqualTo(text);
            });
  }
}
