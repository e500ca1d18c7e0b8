package io.github.autoscalinglocal.companion.external;

import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * An instance as the other EC2 describes it. What it leaves out is empty.
 *
 * @param state such as {@code running}
 * @param reason the code and the words that it has for the last change of that
 */
public record ExternalInstance(
    String id,
    String state,
    String type,
    String imageId,
    String zone,
    String subnetId,
    boolean spot,
    String reason,
    TreePMap<String, String> tags) {

  static Optional<ExternalInstance> of(Xml item) {
    return item.text("instanceId").map(id -> of(id, item));
  }

  private static ExternalInstance of(String id, Xml item) {
    TreePMap<String, String> tags = TreePMap.empty();
    for (Xml tag : item.items("tagSet")) {
      tags = tags.plus(tag.text("key").orElse(""), tag.text("value").orElse(""));
    }
    return new ExternalInstance(
        id,
        item.child("instanceState").flatMap(state -> state.text("name")).orElse(""),
        item.text("instanceType").orElse(""),
        item.text("imageId").orElse(""),
        item.child("placement").flatMap(each -> each.text("availabilityZone")).orElse(""),
        item.text("subnetId").orElse(""),
        item.text("instanceLifecycle").filter("spot"::equals).isPresent(),
        item.child("stateReason").flatMap(each -> each.text("message")).orElse(""),
        tags.minus(""));
  }
}
