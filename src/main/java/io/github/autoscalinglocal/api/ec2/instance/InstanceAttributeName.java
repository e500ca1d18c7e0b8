package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.shape.WireEnum;

/** The attributes of an instance that can be told, and some of them changed. */
public enum InstanceAttributeName implements WireEnum {
  BLOCK_DEVICE_MAPPING("blockDeviceMapping"),
  DISABLE_API_STOP("disableApiStop"),
  DISABLE_API_TERMINATION("disableApiTermination"),
  EBS_OPTIMIZED("ebsOptimized"),
  ENA_SUPPORT("enaSupport"),
  ENCLAVE_OPTIONS("enclaveOptions"),
  GROUP_SET("groupSet"),
  INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR("instanceInitiatedShutdownBehavior"),
  INSTANCE_TYPE("instanceType"),
  KERNEL("kernel"),
  PRODUCT_CODES("productCodes"),
  RAMDISK("ramdisk"),
  ROOT_DEVICE_NAME("rootDeviceName"),
  SOURCE_DEST_CHECK("sourceDestCheck"),
  SRIOV_NET_SUPPORT("sriovNetSupport"),
  USER_DATA("userData");

  private final String wire;

  InstanceAttributeName(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
