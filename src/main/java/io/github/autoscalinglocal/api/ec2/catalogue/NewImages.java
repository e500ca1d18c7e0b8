package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;

/** Images that users make. */
final class NewImages {
  private NewImages() {}

  /** Refuses a name that another image of the account has. */
  static void checkName(Tx tx, String name) {
    tx.region().ec2().catalogue().images().values().stream()
        .filter(image -> image.labels().name().equals(name))
        .findFirst()
        .ifPresent(
            image -> {
              throw Ec2Errors.imageNameInUse(name, image.id());
            });
  }

  /** Files an image, with the tags that are wanted for it. */
  static String file(
      Tx tx, Image.Labels labels, Image.Content content, List<TagSpecification> specifications) {
    Tagging.check(specifications);
    checkName(tx, labels.name());
    Image image = new Image(tx.newId("ami"), tx.now(), Image.Owner.SELF, labels, content);
    tx.update(tx.region().ec2().with(image));
    Answers.tag(tx, image.id(), "image", specifications);
    return image.id();
  }
}
