package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.tag.DescribeTags;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.shape.TagDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tags of groups after their creation. */
class TagsTest {
  private final Scenario aws = Scenario.instant();

  /** A tag in the form {@code group key=value}, which propagates if an exclamation mark follows. */
  private static List<String> tag(int position, String tag) {
    String prefix = "Tags.member." + position + ".";
    String[] parts = tag.replace("!", "").split("[ =]", 3);
    List<String> parameters =
        new ArrayList<>(
            List.of(
                prefix + "ResourceId=" + parts[0],
                prefix + "ResourceType=auto-scaling-group",
                prefix + "Key=" + parts[1],
                prefix + "PropagateAtLaunch=" + tag.endsWith("!")));
    if (parts.length == 3) {
      parameters.add(prefix + "Value=" + parts[2]);
    }
    return parameters;
  }

  private static String[] tags(String... tags) {
    return IntStream.range(0, tags.length)
        .mapToObj(i -> tag(i + 1, tags[i]))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private void put(String... tags) {
    aws.call("CreateOrUpdateTags", tags(tags));
  }

  /** The tags that are listed, in the form that {@link #tag} reads. */
  private List<String> listed(String... parameters) {
    return aws.ask(DescribeTags.Response.class, parameters).tags().stream()
        .map(TagsTest::shown)
        .toList();
  }

  private static String shown(TagDescription tag) {
    assertThat(tag.resourceType()).isEqualTo("auto-scaling-group");
    return tag.resourceId()
        + " "
        + tag.key()
        + "="
        + tag.value()
        + (tag.propagateAtLaunch() ? "!" : "");
  }

  @Test
  void tagsAreAddedToThoseOfTheCreation() {
    aws.create("g", 0, 1, 0, "Tags.member.1.Key=team", "Tags.member.1.Value=a");

    put("g size=1!", "g colour=red");

    assertThat(listed()).containsExactly("g colour=red", "g size=1!", "g team=a");
    assertThat(aws.group("g").tags())
        .extracting(TagsTest::shown)
        .containsExactly("g colour=red", "g size=1!", "g team=a");
  }

  @Test
  void aTagOfTheSameKeyIsReplaced() {
    aws.create("g", 0, 1, 0);
    put("g team=a!");

    put("g team=b");

    assertThat(listed()).containsExactly("g team=b");
  }

  @Test
  void aTagWithoutAValueHasAnEmptyOne() {
    aws.create("g", 0, 1, 0);

    aws.call("CreateOrUpdateTags", "Tags.member.1.ResourceId=g", "Tags.member.1.Key=team");

    assertThat(listed()).containsExactly("g team=");
  }

  @Test
  void oneCallTagsSeveralGroups() {
    aws.create("g", 0, 1, 0);
    aws.create("h", 0, 1, 0);

    put("h team=a", "g team=a");

    assertThat(listed()).containsExactly("g team=a", "h team=a");
  }

  @Test
  void tagsAreDeletedByGroupAndKeyWhateverTheirValue() {
    aws.create("g", 0, 1, 0);
    aws.create("h", 0, 1, 0);
    put("g team=a", "g size=1", "h team=a");

    aws.call("DeleteTags", tags("g team=other", "g nothing=there"));

    assertThat(listed()).containsExactly("g size=1", "h team=a");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"CreateOrUpdateTags", "DeleteTags"})
  void aGroupThatIsNotThereIsToldInTheWordsForTags(String operation) {
    aws.create("g", 0, 1, 0, "Tags.member.1.Key=team", "Tags.member.1.Value=a");

    assertThat(aws.refusal(operation, tags("g team=b", "nobody team=b")))
        .isEqualTo(
            "ValidationError: AutoScalingGroup not found - AutoScaling Group nobody not found");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"CreateOrUpdateTags", "DeleteTags"})
  void onlyGroupsCanBeTagged(String operation) {
    aws.create("g", 0, 1, 0);

    assertThat(
            aws.refusal(
                operation,
                "Tags.member.1.ResourceId=g",
                "Tags.member.1.ResourceType=instance",
                "Tags.member.1.Key=team"))
        .startsWith("ValidationError: 'instance' is not a valid resource type.");
  }

  @Test
  void fiftyTagsAreTheMost() {
    aws.create("g", 0, 1, 0);
    put(IntStream.range(0, 50).mapToObj(i -> "g k" + i + "=v").toArray(String[]::new));

    put("g k7=w");

    assertThat(aws.refusal("CreateOrUpdateTags", tags("g k50=v")))
        .isEqualTo("LimitExceeded: You tried to create more tags than allowed");
  }

  @Test
  void keysOfTheServiceAreReserved() {
    aws.create("g", 0, 1, 0);

    assertThat(aws.refusal("CreateOrUpdateTags", tags("g aws:x=y")))
        .isEqualTo("ValidationError: Your account is not allowed to create tag aws:x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateOrUpdateTags", "DeleteTags"})
  void theTagsOfAGroupThatIsBeingDeletedAreInUse(String operation) {
    Scenario slow = Scenario.with(Scenario.options(Timings.REALISTIC));
    slow.create("g", 0, 1, 1);
    slow.settle();
    slow.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");

    assertThat(slow.refusal(operation, tags("g team=a")))
        .isEqualTo(
            "ResourceInUse: The operation can't be performed because the resource is in use.");
  }

  @Test
  void membersAreCheckedWithinTheList() {
    assertThat(aws.refusal("CreateOrUpdateTags", "Tags.member.1.ResourceId=g"))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value null at 'tags.1.member.key' failed"
                + " to satisfy constraint: Member must not be null");
  }

  /** Filters are separated by blanks, their values by commas. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auto-scaling-group=g | g size=1!, g team=a
          auto-scaling-group=g,h | g size=1!, g team=a, h team=b!
          auto-scaling-group=nobody | ''
          key=team | g team=a, h team=b!
          value=b,1 | g size=1!, h team=b!
          propagate-at-launch=true | g size=1!, h team=b!
          propagate-at-launch=false | g team=a
          key=team propagate-at-launch=true | h team=b!
          key=Team | ''
          """)
  void tagsAreFiltered(String filters, String found) {
    aws.create("g", 0, 1, 0);
    aws.create("h", 0, 1, 0);
    put("g size=1!", "g team=a", "h team=b!");
    List<String> parameters = new ArrayList<>();
    for (String filter : filters.split(" ", -1)) {
      String prefix = "Filters.member." + (parameters.size() + 1);
      parameters.add(prefix + ".Name=" + filter.substring(0, filter.indexOf('=')));
      parameters.add(prefix + ".Values[]=" + filter.substring(filter.indexOf('=') + 1));
    }

    assertThat(String.join(", ", listed(parameters.toArray(String[]::new)))).isEqualTo(found);
  }

  @Test
  void otherFiltersAreRefused() {
    assertThat(
            aws.refusal(
                "DescribeTags", "Filters.member.1.Name=tag-key", "Filters.member.1.Values[]=team"))
        .startsWith("ValidationError: Filter 'tag-key' is not valid.");
  }

  @Test
  void aThousandValuesOfAFilterAreTheMost() {
    String values =
        IntStream.range(0, 1001).mapToObj(i -> "v" + i).collect(Collectors.joining(","));

    assertThat(
            aws.refusal(
                "DescribeTags", "Filters.member.1.Name=key", "Filters.member.1.Values[]=" + values))
        .isEqualTo(
            "ValidationError: The number of filter values that may be passed in is limited to"
                + " 1000");
  }

  @Test
  void tagsComePageByPageByGroupAndKey() {
    for (String group : List.of("g", "g1", "g-2")) {
      aws.create(group, 0, 1, 0);
      put(
          IntStream.range(0, 25)
              .mapToObj(i -> group + " k%02d=v".formatted(i))
              .toArray(String[]::new));
    }

    List<String> keys = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String[] parameters = {"MaxRecords=30"};
    DescribeTags.Response page;
    do {
      page = aws.ask(DescribeTags.Response.class, parameters);
      page.tags().forEach(tag -> keys.add(shown(tag)));
      sizes.add(page.tags().size());
      parameters = new String[] {"MaxRecords=30", "NextToken=" + page.nextToken()};
    } while (page.nextToken() != null);

    assertThat(sizes).containsExactly(30, 30, 15);
    assertThat(keys).hasSize(75).doesNotHaveDuplicates();
    assertThat(keys.subList(0, 26)).startsWith("g k00=v", "g k01=v").endsWith("g-2 k00=v");
    assertThat(aws.refusal("DescribeTags", "MaxRecords=101")).contains("less than or equal to 100");
    assertThat(aws.refusal("DescribeTags", "NextToken=x"))
        .isEqualTo("InvalidNextToken: The token 'x' was invalid");
  }
}
