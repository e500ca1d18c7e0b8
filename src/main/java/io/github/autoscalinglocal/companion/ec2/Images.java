package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Ec2.Image;
import io.github.autoscalinglocal.model.Options.References;

/** Machine images as launch configurations and templates refer to them. */
public final class Images {
  /** What runs when a launch template that was taken on trust does not say. */
  public static final String UNKNOWN_TYPE = "t3.micro";

  private Images() {}

  /**
   * Makes sure that an image exists: one that was never seen is as old as its first use, or refused
   * when references are strict.
   */
  public static void resolve(Tx tx, String imageId) {
    if (tx.region().ec2().images().containsKey(imageId)) {
      return;
    }
    if (tx.options().references() == References.STRICT) {
      throw Errors.imageNotFound(imageId);
    }
    adopt(tx, imageId);
  }

  /** The image of a template that was taken on trust: always the same for a template's version. */
  public static String ofUnknownTemplate(Tx tx, String templateId, long version) {
    String imageId = "ami-0" + LaunchTemplates.stableDigits(templateId + "/" + version);
    if (!tx.region().ec2().images().containsKey(imageId)) {
      adopt(tx, imageId);
    }
    return imageId;
  }

  private static void adopt(Tx tx, String imageId) {
    Image image = new Image(imageId, tx.now());
    tx.update(region -> region.with(region.ec2().with(image)));
  }
}
