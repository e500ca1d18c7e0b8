package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists images: those built in, made or used here; by id, under lenient references, any other. */
public final class DescribeImages
    implements ReadOperation<DescribeImages.Request, DescribeImages.Response> {
  private static final Listing<ImageAnswer> LISTING =
      new Listing<>(
          "DescribeImages",
          new Filters<>(ImageAnswer::tags)
              .on("architecture", ImageAnswer::architecture)
              .on("creation-date", ImageAnswer::creationDate)
              .on("description", ImageAnswer::description)
              .on("ena-support", ImageAnswer::enaSupport)
              .on("hypervisor", ImageAnswer::hypervisor)
              .on("image-id", ImageAnswer::imageId)
              .on("image-type", ImageAnswer::imageType)
              .on("is-public", ImageAnswer::isPublic)
              .on("manifest-location", ImageAnswer::imageLocation)
              .on("name", ImageAnswer::name)
              .on("owner-alias", ImageAnswer::imageOwnerAlias)
              .on("owner-id", ImageAnswer::ownerId)
              .on("platform", image -> null)
              .on("platform-details", ImageAnswer::platformDetails)
              .on("root-device-name", ImageAnswer::rootDeviceName)
              .on("root-device-type", ImageAnswer::rootDeviceType)
              .on("state", ImageAnswer::state)
              .on("virtualization-type", ImageAnswer::virtualizationType)
              .onEach("block-device-mapping.device-name", of(BlockDeviceMapping::deviceName))
              .onEach(
                  "block-device-mapping.volume-type",
                  of(mapping -> mapping.ebs() == null ? null : mapping.ebs().volumeType())),
          ImageAnswer::imageId,
          1,
          1000);

  public record Request(
      @WireName("ExecutableBy") List<String> executableUsers,
      @WireName("ImageId") List<String> imageIds,
      @WireName("Owner") List<String> owners,
      Boolean includeDeprecated,
      Boolean includeDisabled,
      Integer maxResults,
      String nextToken,
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(
      String nextToken, @WireName(answer = "imagesSet") List<ImageAnswer> images) {}

  private static Function<ImageAnswer, Stream<String>> of(
      Function<BlockDeviceMapping, String> fact) {
    return image -> image.blockDeviceMappings().stream().map(fact);
  }

  @Override
  public Response answer(Request request, View view) {
    List<String> ids = request.imageIds() == null ? List.of() : request.imageIds();
    SortedMap<String, Image> all = new TreeMap<>();
    if (ids.isEmpty()) {
      Images.builtIn(view).forEach(image -> all.put(image.id(), image));
      all.putAll(view.region().ec2().catalogue().images());
    }
    for (String id : ids) {
      if (!id.startsWith("ami-")) {
        throw Ec2Errors.malformedImageId(id);
      }
      all.put(id, Images.find(view, id).orElseThrow(() -> Ec2Errors.imageNotFound(id)));
    }
    Page<ImageAnswer> page =
        LISTING.page(
            all.values().stream()
                .map(image -> ImageAnswer.of(view, image))
                .filter(image -> isOf(view, image, request.owners())),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.nextToken(), page.items());
  }

  /** By account, by alias, or {@code self}. */
  private static boolean isOf(View view, ImageAnswer image, List<String> owners) {
    return owners == null
        || owners.isEmpty()
        || owners.contains(image.ownerId())
        || owners.contains(image.imageOwnerAlias())
        || (owners.contains("self") && image.ownerId().equals(view.scope().account()));
  }
}
