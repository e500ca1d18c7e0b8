package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elastigroup;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Preselection;
import io.github.autoscalinglocal.model.ScalingProcess;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes, changes and ends groups. */
final class Making {
  private static final String NAME = "AutoScalingGroupName";
  private static final String TEMPLATE_NAME = "LaunchTemplateName";
  private static final String TEMPLATE_DATA = "LaunchTemplateData";
  private static final String TAGS = "Tags";

  private Making() {}

  /** Makes a group in the region of the unit of work. */
  static Known create(Tx tx, GroupDocument document) {
    String id = newId(tx);
    String name = groupName(tx, document.name(), id);
    Calls.perform(tx, "CreateLaunchTemplate", template(id, document));
    ObjectNode input = Translation.group(document, templateName(id));
    input.put(NAME, name);
    // Only policies have cooldowns here.
    input.put("DefaultCooldown", 0);
    input.set(TAGS, Translation.tags(document, name, id));
    Calls.perform(tx, "CreateAutoScalingGroup", input);
    Group group = tx.group(name);
    Elastigroup made = Elastigroup.of(id, group.ref(), tx.now(), Json.text(document.node()));
    tx.update(region -> region.with(region.elastigroups().with(made)));
    finish(tx, name, document);
    Policies.put(tx, name, id, document.group());
    return Known.named(tx, id);
  }

  private static String newId(Tx tx) {
    String id = "sig-" + HexFormat.of().toHexDigits((int) tx.draw());
    return tx.region().elastigroups().withId(id).isPresent() ? newId(tx) : id;
  }

  /** Spot's names may be shared and may have any character; those of groups may not. */
  private static String groupName(Tx tx, String wanted, String id) {
    StringBuilder name = new StringBuilder();
    wanted
        .chars()
        .map(each -> each > ' ' && each < 127 && each != ':' && each != '/' ? each : '-')
        .limit(200)
        .forEach(each -> name.append((char) each));
    return tx.region().group(name.toString()).isPresent() ? name + "-" + id : name.toString();
  }

  private static String templateName(String id) {
    return "elastigroup-" + id;
  }

  private static ObjectNode template(String id, GroupDocument document) {
    ObjectNode input = Json.object().put(TEMPLATE_NAME, templateName(id));
    input.set(TEMPLATE_DATA, Translation.template(document));
    return input;
  }

  /** What Auto Scaling has no words for. */
  private static void finish(Tx tx, String name, GroupDocument document) {
    Group group = tx.group(name);
    Preselection preselection = document.preselection();
    // Policies or a launch source that AWS was told of since are not of this document.
    if (group.scaleIn().terminationPolicies().equals(List.of(document.terminationPolicy()))) {
      group = group.with(group.scaleIn().with(Optional.of(preselection)));
    }
    if (group.launchSource() instanceof OfMixedInstances source) {
      group = group.with(new OfMixedInstances(source.policy(), Optional.of(document.types())));
    }
    tx.put(group);
    // Where zones need not be equal, nothing may move instances until they are.
    ObjectNode processes = Json.object().put(NAME, name);
    processes.putArray("ScalingProcesses").add(ScalingProcess.AZRebalance.name());
    if (preselection == Preselection.ZONES) {
      Calls.perform(tx, "ResumeProcesses", processes);
    } else {
      Calls.perform(tx, "SuspendProcesses", processes);
    }
  }

  /** Makes a group what its document says from now on. */
  static Known update(Tx tx, Known known, GroupDocument next) {
    Elastigroup elastigroup = known.elastigroup();
    String id = elastigroup.id();
    String name = known.group().name();
    GroupDocument old = document(known);
    if (!Translation.template(next).equals(Translation.template(old))) {
      Calls.perform(tx, "CreateLaunchTemplateVersion", template(id, next));
    }
    retag(tx, Translation.tags(old, name, id), Translation.tags(next, name, id));
    ObjectNode changes =
        changes(
            Translation.group(old, templateName(id)), Translation.group(next, templateName(id)));
    if (!changes.isEmpty()) {
      changes.put(NAME, name);
      Calls.perform(tx, "UpdateAutoScalingGroup", changes);
    }
    finish(tx, name, next);
    if (differs(old, next, "scaling") || differs(old, next, "scheduling")) {
      Policies.remove(tx, tx.group(name), id, old.group());
      Policies.put(tx, name, id, next.group());
    }
    Elastigroup updated = elastigroup.with(Json.text(next.node()), tx.now());
    tx.update(region -> region.with(region.elastigroups().with(updated)));
    return Known.named(tx, id);
  }

  private static boolean differs(GroupDocument old, GroupDocument next, String section) {
    return !next.group().object(section).node().equals(old.group().object(section).node());
  }

  /** The members that are new or others. Zones and subnets go together. */
  private static ObjectNode changes(ObjectNode old, ObjectNode next) {
    ObjectNode changes = Json.object();
    next.properties().stream()
        .filter(each -> !each.getValue().equals(old.get(each.getKey())))
        .forEach(each -> changes.set(each.getKey(), each.getValue()));
    List<String> places = List.of("AvailabilityZones", "VPCZoneIdentifier");
    if (places.stream().anyMatch(changes::has)) {
      places.stream().filter(next::has).forEach(each -> changes.set(each, next.get(each)));
    }
    return changes;
  }

  private static void retag(Tx tx, ArrayNode old, ArrayNode next) {
    if (old.equals(next)) {
      return;
    }
    ObjectNode wanted = Json.object();
    wanted.set(TAGS, next);
    Calls.perform(tx, "CreateOrUpdateTags", wanted);
    TreeSet<String> keys = new TreeSet<>();
    next.forEach(each -> keys.add(each.path("Key").asString()));
    ObjectNode gone = Json.object();
    ArrayNode without = gone.putArray(TAGS);
    old.forEach(
        each -> {
          if (!keys.contains(each.path("Key").asString())) {
            without.add(each);
          }
        });
    if (!without.isEmpty()) {
      Calls.perform(tx, "DeleteTags", gone);
    }
  }

  /** Ends a group and its instances. */
  static void delete(Tx tx, Known known) {
    String id = known.elastigroup().id();
    Policies.remove(tx, known.group(), id, document(known).group());
    ObjectNode input = Json.object().put(NAME, known.group().name()).put("ForceDelete", true);
    Calls.perform(tx, "DeleteAutoScalingGroup", input);
    if (tx.region().ec2().templates().named(templateName(id)).isPresent()) {
      Calls.perform(tx, "DeleteLaunchTemplate", Json.object().put(TEMPLATE_NAME, templateName(id)));
    }
    tx.update(region -> region.with(region.elastigroups().without(known.elastigroup())));
  }

  /** A group as it is by now. */
  static GroupDocument document(Known known) {
    return new GroupDocument(Json.of(known.elastigroup().json()))
        .withCapacity(known.group().capacity());
  }
}
