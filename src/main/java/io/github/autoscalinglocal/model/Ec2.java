package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.ec2.Catalogue;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.TagBook;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.model.ec2.Templates;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What this account has in EC2.
 *
 * @param network empty as long as it is as it was at the start
 * @param tags of all but instances, which have theirs with them
 * @param shiftedZones the zones that traffic has been shifted away from, by name
 */
public record Ec2(
    Templates templates,
    Optional<Network> network,
    Catalogue catalogue,
    Ec2Machines machines,
    TagBook tags,
    TreePSet<String> shiftedZones) {

  public static final Ec2 EMPTY =
      new Ec2(
          Templates.NONE,
          Optional.empty(),
          Catalogue.EMPTY,
          Ec2Machines.NONE,
          TagBook.EMPTY,
          TreePSet.empty());

  public Ec2 with(Templates next) {
    return new Ec2(next, network, catalogue, machines, tags, shiftedZones);
  }

  public Ec2 with(Template template) {
    return with(templates.with(template));
  }

  public Ec2 with(Network next) {
    return new Ec2(templates, Optional.of(next), catalogue, machines, tags, shiftedZones);
  }

  public Ec2 with(Catalogue next) {
    return new Ec2(templates, network, next, machines, tags, shiftedZones);
  }

  public Optional<Image> image(String id) {
    return Optional.ofNullable(catalogue.images().get(id));
  }

  public Ec2 with(Image image) {
    return with(catalogue.with(image));
  }

  public Ec2 with(Ec2Machines next) {
    return new Ec2(templates, network, catalogue, next, tags, shiftedZones);
  }

  public TreePMap<String, Ec2Instance> instances() {
    return machines.byId();
  }

  public Optional<Ec2Instance> instance(String id) {
    return machines.instance(id);
  }

  public Ec2 with(Ec2Instance instance) {
    return with(machines.with(instance));
  }

  /** The tags of a resource by their keys. */
  public TreePMap<String, String> tagsOf(String id) {
    return isInstance(id)
        ? machines.shown(id).map(Ec2Instance::tags).orElse(TreePMap.empty())
        : tags.of(id);
  }

  /** With these tags of a resource, and no others. */
  public Ec2 withTags(String id, TreePMap<String, String> next) {
    return isInstance(id)
        ? with(machines.withTags(id, next))
        : new Ec2(templates, network, catalogue, machines, tags.with(id, next), shiftedZones);
  }

  private static boolean isInstance(String id) {
    return id.startsWith("i-");
  }

  /** Every resource that has tags, with them. */
  public Stream<Map.Entry<String, TreePMap<String, String>>> tagged() {
    return Stream.concat(tags.all(), machines.tagged());
  }

  public Ec2 withShiftedZones(TreePSet<String> next) {
    return new Ec2(templates, network, catalogue, machines, tags, next);
  }
}
