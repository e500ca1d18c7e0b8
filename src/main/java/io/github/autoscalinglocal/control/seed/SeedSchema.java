package io.github.autoscalinglocal.control.seed;

import io.github.autoscalinglocal.api.group.CreateAutoScalingGroup;
import io.github.autoscalinglocal.api.launchconfig.CreateLaunchConfiguration;
import io.github.autoscalinglocal.api.policy.PutScalingPolicy;
import io.github.autoscalinglocal.api.schedule.PutScheduledUpdateGroupAction;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.wire.WireSchema;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a seed may hold, as JSON Schema: made of the API's own records, so that it is never behind.
 */
public final class SeedSchema {
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";
  private static final String GROUP_NAME = "AutoScalingGroupName";

  private final WireSchema wire = new WireSchema();

  private SeedSchema() {}

  public static JsonNode get() {
    return new SeedSchema().document();
  }

  private ObjectNode document() {
    ObjectNode schema = object();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Seed of autoscaling-local");
    ObjectNode sections = (ObjectNode) schema.get(PROPERTIES);
    sections.set("account", string("12 digits, in quotes"));
    sections.set("region", string("such as us-east-1"));
    sections.set("clock", free("object", "as for PUT /_local/clock"));
    sections.set("market", list(free("object", "as the pools of PUT /_local/market")));
    sections.set("faults", list(free("object", "as for POST /_local/faults")));
    sections.set("launchTemplates", list(template()));
    sections.set("launchConfigurations", list(wire.of(CreateLaunchConfiguration.Request.class)));
    sections.set("groups", list(group()));
    sections.set("elastigroups", list(elastigroup()));
    sections.set("calls", list(call()));
    schema.set("$defs", wire.definitions());
    return schema;
  }

  private ObjectNode group() {
    ObjectNode group = wire.of(CreateAutoScalingGroup.Request.class);
    group.set(REQUIRED, JsonNodeFactory.instance.arrayNode().add(GROUP_NAME));
    ObjectNode members = (ObjectNode) group.get(PROPERTIES);
    members.set(SeedGroup.INSTANCES, list(instance()));
    members.set(SeedGroup.POLICIES, list(ofGroup(PutScalingPolicy.Request.class)));
    members.set(SeedGroup.ACTIONS, list(ofGroup(PutScheduledUpdateGroupAction.Request.class)));
    members.set(SeedGroup.SUSPENDED, list(string("such as ReplaceUnhealthy")));
    return group;
  }

  private static ObjectNode elastigroup() {
    ObjectNode group = free("object", "as the group of POST /aws/ec2/group");
    group.putObject(PROPERTIES).set("name", string("")).set(SeedGroup.INSTANCES, list(instance()));
    group.set(REQUIRED, JsonNodeFactory.instance.arrayNode().add("name"));
    return group;
  }

  /** The input of an operation that gets the group's name from around it. */
  private ObjectNode ofGroup(Class<? extends Record> type) {
    ObjectNode schema = wire.of(type);
    ((ObjectNode) schema.get(PROPERTIES)).remove(GROUP_NAME);
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode name : schema.path(REQUIRED)) {
      if (!name.asString().equals(GROUP_NAME)) {
        left.add(name);
      }
    }
    schema.set(REQUIRED, left);
    return schema;
  }

  private static ObjectNode instance() {
    ObjectNode instance = object();
    ObjectNode members = (ObjectNode) instance.get(PROPERTIES);
    SeedGroup.OF_INSTANCE.forEach(name -> members.set(name, string("")));
    members.set("HealthStatus", choice("Healthy", "Unhealthy"));
    members.set("LifecycleState", choice("InService", "Standby"));
    members.set("ProtectedFromScaleIn", free("boolean", ""));
    members.set("spot", free("boolean", "whether it is a Spot Instance"));
    members.set("age", string("how long ago it was launched, such as PT5H"));
    members.set("LaunchTemplateVersion", free("integer", "of the group's launch template"));
    members.set("count", free("integer", "how many of them there are"));
    return instance;
  }

  private ObjectNode template() {
    ObjectNode template = object();
    ObjectNode members = (ObjectNode) template.get(PROPERTIES);
    members.set("LaunchTemplateName", string(""));
    members.set("LaunchTemplateId", string(""));
    members.set("DefaultVersion", free("integer", ""));
    members.set("versions", list(wire.of(LaunchTemplateData.class)));
    template.set(
        REQUIRED, JsonNodeFactory.instance.arrayNode().add("LaunchTemplateName").add("versions"));
    return template;
  }

  private static ObjectNode call() {
    ObjectNode call = free("object", "an operation, and its input beside it");
    call.putObject(PROPERTIES).set("Action", string("such as PutNotificationConfiguration"));
    call.set(REQUIRED, JsonNodeFactory.instance.arrayNode().add("Action"));
    return call;
  }

  private static ObjectNode object() {
    ObjectNode schema = free("object", "");
    schema.put("additionalProperties", false);
    schema.putObject(PROPERTIES);
    return schema;
  }

  private static ObjectNode list(ObjectNode items) {
    ObjectNode schema = free("array", "");
    schema.set("items", items);
    return schema;
  }

  private static ObjectNode string(String description) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("type").add("string").add("number");
    return described(schema, description);
  }

  private static ObjectNode choice(String... values) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode constants = schema.putArray("enum");
    List.of(values).forEach(constants::add);
    return schema;
  }

  private static ObjectNode free(String type, String description) {
    return described(JsonNodeFactory.instance.objectNode().put("type", type), description);
  }

  private static ObjectNode described(ObjectNode schema, String description) {
    return description.isEmpty() ? schema : schema.put("description", description);
  }
}
