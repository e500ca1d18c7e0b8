package io.github.autoscalinglocal.model.ec2;

import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A machine image. */
public record Image(String id, Instant createdAt, Owner owner, Labels labels, Content content) {

  /** Whose it is: this account's, or that of somebody who makes images for all. */
  public enum Owner {
    SELF("", ""),
    AMAZON("137112412989", "amazon"),
    CANONICAL("099720109477", "amazon");

    private final String account;
    private final String alias;

    Owner(String account, String alias) {
      this.account = account;
      this.alias = alias;
    }

    /** Empty if it is the account that asks. */
    public String account() {
      return account;
    }

    /** What EC2 calls its owner, besides; empty if it is the account that asks. */
    public String alias() {
      return alias;
    }
  }

  public record Labels(String name, Optional<String> description) {}

  /**
   * What instances get of it.
   *
   * @param sourceInstanceId which instance it was made from
   */
  public record Content(
      String architecture,
      String rootDevice,
      List<BlockDeviceMapping> devices,
      Optional<String> sourceInstanceId) {}
}
