package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What this account has in EC2, as far as groups refer to it.
 *
 * @param shiftedZones the zones that traffic has been shifted away from, by name
 */
public record Ec2(
    TreePMap<String, Template> templates,
    TreePMap<String, String> templateIds,
    TreePMap<String, Subnet> subnets,
    TreePMap<String, Image> images,
    TreePMap<String, Ec2Instance> instances,
    TreePSet<String> shiftedZones) {

  public static final Ec2 EMPTY =
      new Ec2(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePSet.empty());

  /**
   * A launch template.
   *
   * @param latestVersion what {@code $Latest} stands for
   * @param versions what is known of single versions; a version may exist without an entry here
   *     when it was taken on trust
   */
  public record Template(
      String id,
      String name,
      long defaultVersion,
      long latestVersion,
      TreePMap<Long, TemplateVersion> versions) {}

  /**
   * What a version says about the instances to launch; absent where it leaves that to the group.
   */
  public record TemplateVersion(Optional<String> imageId, Optional<String> instanceType) {}

  public record Subnet(String id, String zone) {}

  public record Image(String id, Instant createdAt) {}

  public Optional<Template> template(String id) {
    return Optional.ofNullable(templates.get(id));
  }

  public Optional<Template> templateNamed(String name) {
    return Optional.ofNullable(templateIds.get(name)).map(templates::get);
  }

  public Optional<Subnet> subnet(String id) {
    return Optional.ofNullable(subnets.get(id));
  }

  public Ec2 with(Template template) {
    return new Ec2(
        templates.plus(template.id(), template),
        templateIds.plus(template.name(), template.id()),
        subnets,
        images,
        instances,
        shiftedZones);
  }

  public Ec2 with(Subnet subnet) {
    return new Ec2(
        templates, templateIds, subnets.plus(subnet.id(), subnet), images, instances, shiftedZones);
  }

  public Ec2 with(Image image) {
    return new Ec2(
        templates, templateIds, subnets, images.plus(image.id(), image), instances, shiftedZones);
  }

  public Optional<Ec2Instance> instance(String id) {
    return Optional.ofNullable(instances.get(id));
  }

  public Ec2 with(Ec2Instance instance) {
    return withInstances(instances.plus(instance.id(), instance));
  }

  public Ec2 withoutInstance(String id) {
    return withInstances(instances.minus(id));
  }

  public Ec2 withShiftedZones(TreePSet<String> next) {
    return new Ec2(templates, templateIds, subnets, images, instances, next);
  }

  private Ec2 withInstances(TreePMap<String, Ec2Instance> next) {
    return new Ec2(templates, templateIds, subnets, images, next, shiftedZones);
  }
}
