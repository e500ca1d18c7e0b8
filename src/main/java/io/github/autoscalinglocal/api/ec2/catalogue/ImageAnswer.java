package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.shape.Timestamps;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;

/** An image as answers show it. */
public record ImageAnswer(
    String platformDetails,
    String usageOperation,
    @WireName(answer = "blockDeviceMapping") List<BlockDeviceMapping> blockDeviceMappings,
    String description,
    Boolean enaSupport,
    String hypervisor,
    String imageOwnerAlias,
    String name,
    String rootDeviceName,
    String rootDeviceType,
    @WireName(answer = "tagSet") List<Tag> tags,
    String virtualizationType,
    String sourceInstanceId,
    String imageId,
    String imageLocation,
    @WireName(answer = "imageState") String state,
    @WireName(answer = "imageOwnerId") String ownerId,
    String creationDate,
    @WireName(answer = "isPublic") Boolean isPublic,
    String architecture,
    String imageType) {

  static ImageAnswer of(View view, Image image) {
    boolean own = image.owner() == Image.Owner.SELF;
    String owner = own ? view.scope().account() : image.owner().account();
    return new ImageAnswer(
        "Linux/UNIX",
        "RunInstances",
        image.content().devices(),
        image.labels().description().orElse(null),
        true,
        "xen",
        own ? null : image.owner().alias(),
        image.labels().name(),
        image.content().rootDevice(),
        "ebs",
        Answers.tags(view, image.id()),
        "hvm",
        image.content().sourceInstanceId().orElse(null),
        image.id(),
        owner + "/" + image.labels().name(),
        "available",
        owner,
        Timestamps.milliseconds(image.createdAt()),
        !own,
        image.content().architecture(),
        "machine");
  }
}
