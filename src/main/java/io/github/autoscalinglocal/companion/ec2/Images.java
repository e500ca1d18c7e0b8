package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.model.ec2.Image.Owner;
import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.EbsBlockDevice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Machine images as launch configurations and templates refer to them. */
public final class Images {
  /** What runs when a launch template that was taken on trust does not say. */
  public static final String UNKNOWN_TYPE = "t3.micro";

  /** The root device of Amazon Linux, and of images of which nothing is known. */
  public static final String ROOT_DEVICE = "/dev/xvda";

  private static final String X86 = "x86_64";
  private static final String ARM = "arm64";
  private static final String UBUNTU = "ubuntu/images/%s/ubuntu-%s-server-20250115";
  private static final int ROOT_GIB = 8;
  private static final Instant RELEASED = Instant.parse("2025-01-15T00:00:00Z");

  private Images() {}

  /**
   * Makes sure that an image exists: one that was never seen is as old as its first use, or refused
   * when references are strict.
   */
  public static void resolve(Tx tx, String imageId) {
    if (!isThere(tx, imageId)) {
      throw Errors.imageNotFound(imageId);
    }
  }

  /** Whether an image exists, which lenient references believe of each. */
  public static boolean isThere(Tx tx, String imageId) {
    if (tx.region().ec2().image(imageId).isPresent()) {
      return true;
    }
    Optional<Image> known = builtIn(tx, imageId);
    if (known.isEmpty() && !tx.options().takesOnTrust()) {
      return false;
    }
    adopt(tx, known.orElseGet(() -> unknown(imageId, tx.now())));
    return true;
  }

  /** An image that was made, used or built in; under lenient references any other, too. */
  public static Optional<Image> find(View view, String imageId) {
    Optional<Image> known = view.region().ec2().image(imageId);
    if (known.isEmpty()) {
      known = builtIn(view, imageId);
    }
    return known.isEmpty() && view.options().takesOnTrust()
        ? Optional.of(unknown(imageId, view.now()))
        : known;
  }

  /** The image of a template that was taken on trust: always the same for a template's version. */
  public static String ofUnknownTemplate(Tx tx, String templateId, long version) {
    String imageId = idOfUnknownTemplate(templateId, version);
    if (tx.region().ec2().image(imageId).isEmpty()) {
      adopt(tx, unknown(imageId, tx.now()));
    }
    return imageId;
  }

  static String idOfUnknownTemplate(String templateId, long version) {
    return "ami-0" + StableIds.digits(templateId + "/" + version);
  }

  /** The images that are there from the start. */
  public static List<Image> builtIn(View view) {
    String region = view.scope().region();
    return List.of(
        made(region, Owner.AMAZON, "al2023-ami-2023.6.20250115.0-kernel-6.1-x86_64", X86),
        made(region, Owner.AMAZON, "al2023-ami-2023.6.20250115.0-kernel-6.1-arm64", ARM),
        made(region, Owner.AMAZON, "amzn2-ami-hvm-2.0.20250115.0-x86_64-gp2", X86),
        made(region, Owner.AMAZON, "amzn2-ami-hvm-2.0.20250115.0-arm64-gp2", ARM),
        made(region, Owner.CANONICAL, UBUNTU.formatted("hvm-ssd", "jammy-22.04-amd64"), X86),
        made(region, Owner.CANONICAL, UBUNTU.formatted("hvm-ssd", "jammy-22.04-arm64"), ARM),
        made(region, Owner.CANONICAL, UBUNTU.formatted("hvm-ssd-gp3", "noble-24.04-amd64"), X86),
        made(region, Owner.CANONICAL, UBUNTU.formatted("hvm-ssd-gp3", "noble-24.04-arm64"), ARM));
  }

  private static Optional<Image> builtIn(View view, String imageId) {
    return builtIn(view).stream().filter(image -> image.id().equals(imageId)).findFirst();
  }

  private static Image made(String region, Owner owner, String name, String architecture) {
    String root = owner == Owner.CANONICAL ? "/dev/sda1" : ROOT_DEVICE;
    return new Image(
        StableIds.of("ami", region, name),
        RELEASED,
        owner,
        new Image.Labels(name, Optional.empty()),
        content(architecture, root));
  }

  private static Image unknown(String imageId, Instant seen) {
    return new Image(
        imageId,
        seen,
        Owner.SELF,
        new Image.Labels(imageId, Optional.empty()),
        content(X86, ROOT_DEVICE));
  }

  private static Image.Content content(String architecture, String rootDevice) {
    return new Image.Content(architecture, rootDevice, List.of(root(rootDevice)), Optional.empty());
  }

  /** The volume that a usual image has its system on. */
  private static BlockDeviceMapping root(String device) {
    return new BlockDeviceMapping(
        new EbsBlockDevice(
            true, 3000, null, ROOT_GIB, "gp3", null, 125, null, null, false, null, null, null),
        null,
        device,
        null);
  }

  private static void adopt(Tx tx, Image image) {
    tx.update(tx.region().ec2().with(image));
  }
}
