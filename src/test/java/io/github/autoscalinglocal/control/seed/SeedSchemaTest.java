package io.github.autoscalinglocal.control.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void itFindsWhatIsNone() {
    assertThat(errors("groups: [{AutoScalingGroupName: web, MinSiz: 1}]"))
        .singleElement()
        .asString()
        .contains("MinSiz");
    assertThat(errors("groups: [{AutoScalingGroupName: web, instances: [{Age: PT1H}]}]"))
        .hasSize(1);
    assertThat(errors("groups: [{MinSize: 1}]")).hasSize(1);
    assertThat(errors("group: []")).hasSize(1);
  }
}
