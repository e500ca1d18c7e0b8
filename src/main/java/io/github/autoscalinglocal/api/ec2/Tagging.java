package io.github.autoscalinglocal.api.ec2;

import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.ec2.Tag;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;
import java.util.Map;

/** The rules of tags. */
public final class Tagging {
  private static final int MOST = 50;
  private static final String RESERVED = "aws:";

  /** Auto Scaling sets it when it launches, and so does another emulator that launches here. */
  public static final String GROUP = "aws:autoscaling:groupName";

  private Tagging() {}

  /** Refuses tags that nobody but the service may set. */
  public static void check(List<TagSpecification> specifications) {
    for (TagSpecification each :
        specifications == null ? List.<TagSpecification>of() : specifications) {
      if (each.tags() != null) {
        checkKeys(each.tags());
      }
    }
  }

  /** The same, of a launch. */
  public static void checkLaunch(List<TagSpecification> specifications) {
    for (TagSpecification each :
        specifications == null ? List.<TagSpecification>of() : specifications) {
      if (each.tags() != null) {
        checkKeys(each.tags().stream().filter(tag -> !GROUP.equals(tag.key())).toList());
      }
    }
  }

  /** The same, of the tags themselves. */
  public static void checkKeys(List<Tag> tags) {
    for (Tag tag : tags) {
      if (tag.key() == null) {
        throw Ec2Errors.missing("Tag.Key");
      }
      if (tag.key().startsWith(RESERVED)) {
        throw Ec2Errors.reservedTag(tag.key());
      }
      if (tag.key().isEmpty() || tag.key().length() > 127) {
        throw Ec2Errors.invalidValue(
            "Tag key exceeds the maximum length of 127 characters, or is empty");
      }
      if (tag.value() != null && tag.value().length() > 255) {
        throw Ec2Errors.invalidValue("Tag value exceeds the maximum length of 255 characters");
      }
    }
  }

  /** Refuses more tags than a resource may have; those of the service itself do not count. */
  public static void checkCount(Map<String, String> tags) {
    if (tags.keySet().stream().filter(key -> !key.startsWith(RESERVED)).count() > MOST) {
      throw Ec2Errors.tooManyTags(MOST);
    }
  }
}
