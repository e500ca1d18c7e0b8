package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.shape.Timestamps;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists the volumes of instances; others there are not. */
public final class DescribeVolumes
    implements ReadOperation<DescribeVolumes.Request, DescribeVolumes.Response> {
  private static final Listing<Volume> LISTING =
      new Listing<>(
          "DescribeVolumes",
          new Filters<>(Volume::tags)
              .on("availability-zone", Volume::availabilityZone)
              .on("availability-zone-id", Volume::availabilityZoneId)
              .on("create-time", volume -> Timestamps.milliseconds(volume.createTime()))
              .on("encrypted", Volume::encrypted)
              .on("size", Volume::size)
              .on("snapshot-id", Volume::snapshotId)
              .on("status", Volume::state)
              .on("volume-id", Volume::volumeId)
              .on("volume-type", Volume::volumeType)
              .on("multi-attach-enabled", Volume::multiAttachEnabled)
              .onEach("attachment.attach-time", of(a -> Timestamps.milliseconds(a.attachTime())))
              .onEach(
                  "attachment.delete-on-termination",
                  of(a -> String.valueOf(a.deleteOnTermination())))
              .onEach("attachment.device", of(Attachment::device))
              .onEach("attachment.instance-id", of(Attachment::instanceId))
              .onEach("attachment.status", of(Attachment::state)),
          Volume::volumeId,
          5,
          1000);

  public record Request(
      @WireName("VolumeId") List<String> volumeIds,
      Boolean includeManagedResources,
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters,
      String nextToken,
      Integer maxResults) {}

  public record Response(String nextToken, @WireName(answer = "volumeSet") List<Volume> volumes) {}

  public record Volume(
      String availabilityZoneId,
      Integer iops,
      @WireName(answer = "tagSet") List<Tag> tags,
      String volumeType,
      Boolean multiAttachEnabled,
      Integer throughput,
      String volumeId,
      Integer size,
      String snapshotId,
      String availabilityZone,
      @WireName(answer = "status") String state,
      Instant createTime,
      @WireName(answer = "attachmentSet") List<Attachment> attachments,
      Boolean encrypted) {}

  public record Attachment(
      Boolean deleteOnTermination,
      String volumeId,
      String instanceId,
      String device,
      @WireName(answer = "status") String state,
      Instant attachTime) {}

  private static Function<Volume, Stream<String>> of(Function<Attachment, String> fact) {
    return volume -> volume.attachments().stream().map(fact);
  }

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(request.volumeIds(), "volumesSet", request.maxResults());
    SortedMap<String, Volume> all = new TreeMap<>();
    for (Ec2Instance machine : view.region().ec2().instances().values()) {
      for (Setup.Disk disk : machine.setup().hardware().disks()) {
        Volume volume = volume(view, machine, disk);
        all.put(volume.volumeId(), volume);
      }
    }
    Page<Volume> page =
        LISTING.page(
            Listing.named(request.volumeIds(), all, Ec2Errors::volumeNotFound),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.nextToken(), page.items());
  }

  private static Volume volume(View view, Ec2Instance machine, Setup.Disk disk) {
    String id = InstanceParts.volumeId(machine.id(), disk.device());
    String zone = machine.machine().zone();
    boolean gp3 = disk.type().equals("gp3");
    return new Volume(
        Zones.idOf(view.scope().region(), zone),
        gp3 ? 3000 : 100,
        Answers.tags(view, id),
        disk.type(),
        false,
        gp3 ? 125 : null,
        id,
        disk.sizeGiB(),
        "",
        zone,
        "in-use",
        machine.launchedAt(),
        List.of(
            new Attachment(
                disk.deletedWithIt(),
                id,
                machine.id(),
                disk.device(),
                "attached",
                machine.launchedAt())),
        false);
  }
}
