package io.github.autoscalinglocal.control.seed;

import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a document wants to be there. Names of the API's own begin with a capital and mean what they
 * mean there; those that only seeds have do not.
 */
public final class Seed {
  private static final String TEMPLATES = "launchTemplates";
  private static final String CONFIGURATIONS = "launchConfigurations";
  private static final String GROUPS = "groups";
  private static final String ELASTIGROUPS = "elastigroups";
  private static final String CALLS = "calls";
  private static final String ACTION = "Action";

  /** The sections of a document, of which the first five are for the caller to read. */
  static final List<String> SECTIONS =
      List.of(
          "account",
          "region",
          "clock",
          "market",
          "faults",
          TEMPLATES,
          CONFIGURATIONS,
          GROUPS,
          ELASTIGROUPS,
          CALLS);

  private final Members document;
  private final Calls calls = new Calls();

  private Seed(Members document) {
    this.document = document;
  }

  /**
   * Reads a document, YAML or JSON.
   *
   * @throws SeedException if it is none
   */
  public static Seed read(byte[] text) {
    return new Seed(new Members(SeedText.parse(text), "").allow(SECTIONS));
  }

  public Optional<String> account() {
    return document.text("account");
  }

  public Optional<String> region() {
    return document.text("region");
  }

  /** A section in a format of the control endpoints. */
  public Optional<JsonNode> section(String name) {
    return document.has(name) ? Optional.of(document.object().get(name)) : Optional.empty();
  }

  /**
   * Sets up templates, configurations and groups, and makes the calls.
   *
   * @throws SeedException if there cannot be such a world; the unit of work is to be dropped then
   */
  public void apply(Tx tx) {
    document.objects(TEMPLATES).forEach(each -> template(tx, each));
    for (Members each : document.objects(CONFIGURATIONS)) {
      calls.perform(tx, "CreateLaunchConfiguration", each.object(), each.where());
    }
    for (Members each : document.objects(GROUPS)) {
      new SeedGroup(each, calls).apply(tx);
    }
    document.objects(ELASTIGROUPS).forEach(each -> SeedElastigroup.apply(tx, each));
    for (Members each : document.objects(CALLS)) {
      ObjectNode input = ((ObjectNode) each.object()).deepCopy();
      input.remove(ACTION);
      String action =
          each.text(ACTION)
              .orElseThrow(() -> new SeedException(each.at(ACTION), "this is missing."));
      calls.perform(tx, action, input, each.where());
    }
  }

  private static void template(Tx tx, Members template) {
    template.allow(List.of("LaunchTemplateName", "LaunchTemplateId", "DefaultVersion", "versions"));
    List<LaunchTemplateData> versions =
        template.objects("versions").stream().map(Seed::version).toList();
    if (versions.isEmpty()) {
      throw new SeedException(template.at("versions"), "a template has one version at least.");
    }
    String name =
        template
            .text("LaunchTemplateName")
            .orElseThrow(
                () -> new SeedException(template.at("LaunchTemplateName"), "this is missing."));
    long byDefault = template.number("DefaultVersion").orElse(1L);
    if (byDefault < 1 || byDefault > versions.size()) {
      throw new SeedException(template.at("DefaultVersion"), "there is no such version.");
    }
    LaunchTemplates.put(tx, name, template.text("LaunchTemplateId"), byDefault, versions);
  }

  private static LaunchTemplateData version(Members version) {
    LaunchTemplateData data =
        Calls.read(LaunchTemplateData.class, version.object(), version.where());
    return Calls.reading(
        version.where(),
        () -> {
          Tagging.check(data.tagSpecifications());
          return data;
        });
  }
}
