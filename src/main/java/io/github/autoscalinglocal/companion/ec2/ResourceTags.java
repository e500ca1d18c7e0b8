package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.shape.ec2.Tag;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The tags of what there is in EC2. */
public final class ResourceTags {
  private static final String TEMPLATE_TAG = "aws:ec2launchtemplate:";

  private ResourceTags() {}

  public static void add(Tx tx, String resourceId, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      tx.update(
          tx.region()
              .ec2()
              .withTags(resourceId, tx.region().ec2().tagsOf(resourceId).plusAll(tags)));
    }
  }

  /** The tags that whatever is created begins with. */
  public static void created(
      Tx tx, String resourceId, String type, @Nullable List<TagSpecification> specifications) {
    add(tx, resourceId, of(type, specifications));
  }

  /** The tags that a launch wants for an instance and what comes with it. */
  public static void launched(
      Tx tx, Ec2Instance machine, @Nullable List<TagSpecification> specifications) {
    created(tx, machine.id(), "instance", specifications);
    ofParts(tx, machine, specifications);
  }

  /** The tags that a launch wants for what comes with an instance. */
  public static void ofParts(
      Tx tx, Ec2Instance machine, @Nullable List<TagSpecification> specifications) {
    if (specifications == null || specifications.isEmpty()) {
      return;
    }
    for (String volume : InstanceParts.volumeIds(machine)) {
      created(tx, volume, "volume", specifications);
    }
    created(tx, InstanceParts.interfaceId(machine.id()), "network-interface", specifications);
  }

  /** Forgets those of all that came with an instance, which hardly ever has any. */
  static void forgetParts(Tx tx, Ec2Instance machine) {
    if (InstanceParts.KINDS.stream().anyMatch(tx.region().ec2().tags()::knows)) {
      InstanceParts.ids(machine).forEach(id -> forget(tx, id));
    }
  }

  /** Forgets those of something that is no more. */
  public static void forget(Tx tx, String resourceId) {
    tx.update(tx.region().ec2().withTags(resourceId, TreePMap.empty()));
  }

  /** What says which launch template an instance came from. */
  public static TreePMap<String, String> ofTemplate(String id, long version) {
    return TreePMap.singleton(TEMPLATE_TAG + "id", id)
        .plus(TEMPLATE_TAG + "version", Long.toString(version));
  }

  /** The version that tags name of a template, if they do. */
  public static Optional<Long> templateVersion(Map<String, String> tags, String templateId) {
    String version = tags.getOrDefault(TEMPLATE_TAG + "version", "");
    return templateId.equals(tags.get(TEMPLATE_TAG + "id"))
        ? LaunchTemplates.parse(version)
        : Optional.empty();
  }

  /** Those that specifications have for a type of resource. */
  public static TreePMap<String, String> of(
      String type, @Nullable List<TagSpecification> specifications) {
    TreePMap<String, String> tags = TreePMap.empty();
    for (TagSpecification each :
        specifications == null ? List.<TagSpecification>of() : specifications) {
      if (type.equals(each.resourceType()) && each.tags() != null) {
        for (Tag tag : each.tags()) {
          tags = tags.plus(tag.key(), tag.value() == null ? "" : tag.value());
        }
      }
    }
    return tags;
  }
}
