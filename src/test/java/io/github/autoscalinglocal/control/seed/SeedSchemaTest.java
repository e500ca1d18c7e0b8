package io.github.autoscalinglocal.control.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema, as an editor checks documents by it. */
class SeedSchemaTest {
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SeedSchema.get().toString(), InputFormat.JSON);

  private List<Error> errors(String yaml) {
    return schema.validate(yaml, InputFormat.YAML);
  }

  @Test
  void itAcceptsWhatIsASeed() {
    assertThat(errors(SeedTest.SCALE_IN)).isEmpty();
    assertThat(errors(SeedTest.EVERYTHING)).isEmpty();
  }

  /** By the facts of EC2's own description. */
  @Test
  void aTemplateVersionHasEveryMemberThatTheApiHas() throws Exception {
    JsonMapper json = JsonMapper.builder().build();
    JsonNode members;
    try (InputStream facts = getClass().getResourceAsStream("/model/ec2.json")) {
      members = json.readTree(facts).at("/shapes/RequestLaunchTemplateData/members");
    }

    assertThat(members.size()).isGreaterThan(30);
    assertThat(
            SeedSchema.get()
                .at("/properties/launchTemplates/items/properties/versions/items/properties")
                .propertyNames())
        .containsExactlyInAnyOrderElementsOf(members.propertyNames());
  }

  @Test
  void everyReferenceLeadsToADefinition() {
    JsonNode document = SeedSchema.get();
    List<String> references = new ArrayList<>();
    document.findValuesAsString("$ref", references);

    assertThat(references)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            reference ->
                assertThat(document.path("$defs").has(reference.substring("#/$defs/".length())))
                    .as(reference)
                    .isTrue());
  }

  @Test
  void itFindsWhatIsNone() {
    assertThat(errors("groups: [{AutoScalingGroupName: web, MinSiz: 1}]"))
        .singleElement()
        .asString()
        .contains("MinSiz");
    assertThat(errors("groups: [{AutoScalingGroupName: web, instances: [{Age: PT1H}]}]"))
        .hasSize(1);
    assertThat(errors("groups: [{MinSize: 1}]")).hasSize(1);
    assertThat(
            errors(
                "launchTemplates: [{LaunchTemplateName: x, versions: [{SecurityGroupIds: [sg-1]}]}]"))
        .isEmpty();
    assertThat(
            errors(
                "launchTemplates: [{LaunchTemplateName: x, versions: [{Placement: {Tenacy: host}}]}]"))
        .singleElement()
        .asString()
        .contains("Tenacy");
    assertThat(errors("group: []")).hasSize(1);
  }
}
