package io.github.autoscalinglocal.model.ec2;

import io.github.autoscalinglocal.shape.ec2.IamInstanceProfileSpecification;
import io.github.autoscalinglocal.shape.ec2.MetadataOptions;
import java.util.List;
import java.util.Optional;

/** How an instance was set up when it was launched, which nothing but EC2 asks for. */
public record Setup(
    Reservation reservation,
    Access access,
    Networking networking,
    Switches switches,
    Hardware hardware) {

  /** One of which nothing is known. */
  public static final Setup PLAIN =
      new Setup(
          new Reservation("r-00000000000000000", 0, Optional.empty()),
          new Access(Optional.empty(), Optional.empty(), Optional.empty()),
          new Networking("", "", List.of(), false, true),
          Switches.NONE,
          new Hardware("default", List.of(), Optional.empty()));

  /**
   * The launch that it is part of.
   *
   * @param index its place in it
   */
  public record Reservation(String id, int index, Optional<String> clientToken) {}

  /**
   * @param userData in base64
   */
  public record Access(
      Optional<String> keyName,
      Optional<String> userData,
      Optional<IamInstanceProfileSpecification> profile) {

    public Access withUserData(Optional<String> next) {
      return new Access(keyName, next, profile);
    }
  }

  /**
   * @param address empty if it is not known
   */
  public record Networking(
      String subnetId,
      String address,
      List<String> securityGroups,
      boolean publicIp,
      boolean sourceDestCheck) {

    public Networking withSecurityGroups(List<String> next) {
      return new Networking(subnetId, address, next, publicIp, sourceDestCheck);
    }

    public Networking withSourceDestCheck(boolean next) {
      return new Networking(subnetId, address, securityGroups, publicIp, next);
    }
  }

  public record Switches(
      boolean monitoring,
      boolean ebsOptimized,
      boolean disableApiTermination,
      boolean disableApiStop,
      boolean terminatesOnShutdown) {
    public static final Switches NONE = new Switches(false, false, false, false, false);
  }

  public record Hardware(String tenancy, List<Disk> disks, Optional<MetadataOptions> metadata) {}

  /** An EBS volume that it was launched with. */
  public record Disk(String device, int sizeGiB, String type, boolean deletedWithIt) {}

  public Setup with(Access next) {
    return new Setup(reservation, next, networking, switches, hardware);
  }

  public Setup with(Networking next) {
    return new Setup(reservation, access, next, switches, hardware);
  }

  public Setup with(Switches next) {
    return new Setup(reservation, access, networking, next, hardware);
  }
}
