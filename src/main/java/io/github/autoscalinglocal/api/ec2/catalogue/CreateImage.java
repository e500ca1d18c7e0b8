package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.EbsBlockDevice;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;
import java.util.Optional;

/** Makes an image of an instance, at once. */
public final class CreateImage
    implements WriteOperation<CreateImage.Request, CreateImage.Response> {

  public record Request(
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications,
      @OneOf({"local", "regional"}) String snapshotLocation,
      Boolean dryRun,
      @Required String instanceId,
      @Required @Length(min = 3, max = 128) String name,
      @Length(max = 255) String description,
      Boolean noReboot,
      @WireName("BlockDeviceMapping") List<BlockDeviceMapping> blockDeviceMappings) {}

  public record Response(String imageId) {}

  @Override
  public Response apply(Request request, Tx tx) {
    String id = request.instanceId();
    Ec2Instance machine =
        tx.region()
            .ec2()
            .instance(id)
            .orElseThrow(
                () ->
                    id.startsWith("i-")
                        ? Ec2Errors.instancesNotFound(List.of(id))
                        : Ec2Errors.malformedInstanceId(id));
    Optional<Image> from = Images.find(tx, machine.machine().imageId());
    return new Response(
        NewImages.file(
            tx,
            new Image.Labels(request.name(), Optional.ofNullable(request.description())),
            new Image.Content(
                from.map(image -> image.content().architecture()).orElse("x86_64"),
                from.map(image -> image.content().rootDevice()).orElse(Images.ROOT_DEVICE),
                machine.setup().hardware().disks().stream().map(CreateImage::mapping).toList(),
                Optional.of(id)),
            request.tagSpecifications()));
  }

  private static BlockDeviceMapping mapping(Setup.Disk disk) {
    return new BlockDeviceMapping(
        new EbsBlockDevice(
            disk.deletedWithIt(),
            null,
            null,
            disk.sizeGiB(),
            disk.type(),
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            null),
        null,
        disk.device(),
        null);
  }
}
