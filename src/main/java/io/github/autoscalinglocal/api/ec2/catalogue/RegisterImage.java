package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;
import java.util.Optional;

/** Makes an image of what is said of it. */
public final class RegisterImage
    implements WriteOperation<RegisterImage.Request, RegisterImage.Response> {

  public record Request(
      String imageLocation,
      @WireName("BillingProduct") List<String> billingProducts,
      @OneOf({"legacy-bios", "uefi", "uefi-preferred"}) String bootMode,
      @OneOf({"v2.0"}) String tpmSupport,
      @Length(max = 64000) String uefiData,
      @OneOf({"v2.0"}) String imdsSupport,
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications,
      Boolean dryRun,
      @Required @Length(min = 3, max = 128) String name,
      @Length(max = 255) String description,
      @OneOf({"arm64", "arm64_mac", "i386", "x86_64", "x86_64_mac"}) String architecture,
      String kernelId,
      String ramdiskId,
      String rootDeviceName,
      @WireName("BlockDeviceMapping") List<BlockDeviceMapping> blockDeviceMappings,
      String virtualizationType,
      String sriovNetSupport,
      Boolean enaSupport) {}

  public record Response(String imageId) {}

  @Override
  public Response apply(Request request, Tx tx) {
    return new Response(
        NewImages.file(
            tx,
            new Image.Labels(request.name(), Optional.ofNullable(request.description())),
            new Image.Content(
                request.architecture() == null ? "x86_64" : request.architecture(),
                request.rootDeviceName() == null ? Images.ROOT_DEVICE : request.rootDeviceName(),
                request.blockDeviceMappings() == null ? List.of() : request.blockDeviceMappings(),
                Optional.empty()),
            request.tagSpecifications()));
  }
}
